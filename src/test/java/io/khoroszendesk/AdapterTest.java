package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.spi.JsonProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class AdapterTest {

    @Test
    void the_implementation_of_json_p_is_the_one_that_a_search_would_find() {
        assertThat(ServiceLoader.load(JsonProvider.class))
                .singleElement()
                .satisfies(found -> assertThat(found.getClass().getName()).isEqualTo(Adapter.JSON_PROVIDER));
    }
}
