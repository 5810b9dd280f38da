package io.khoroszendesk.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {

    @Test
    void every_operation_of_the_api_is_counted_from_the_start() {
        List<String> operations = Stream.of(CustomerResource.class, CaseResource.class, MetaResource.class)
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .map(method -> method.getAnnotation(Operation.class).value())
                .toList();

        assertThat(RequestMetrics.OPERATIONS).containsExactlyInAnyOrderElementsOf(operations);
    }
}
