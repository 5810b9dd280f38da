package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.care.CareDay;
import io.khoroszendesk.care.CareTenant;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.ConversationsClient;
import io.khoroszendesk.care.push.AuthorPush;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.fake.care.FakeCare.Told;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we send to Care, and what our stand-in answers, against the document of the Author API. */
@QuarkusTest
@WithTestResource(Tenant.class)
@WithTestResource(CareTenant.class)
class CareContractTest {

    private static final int OPERATIONS = 20;

    @Inject
    CareClient client;

    @Inject
    ConversationsClient conversations;

    @Inject
    AuthorPush authors;

    private FakeCare care;

    @BeforeEach
    void every_operation_is_called() {
        care = CareTenant.care();
        care.reset();
        CareDay.pass(care, client, conversations, authors);
    }

    @Test
    void every_request_is_one_that_the_document_has() {
        CareDocument document = new CareDocument();
        Map<String, List<String>> problems = new TreeMap<>();

        care.calls().forEach(call -> add(problems, call.toString(), document.problemsOfRequest(call)));

        assertThat(problems).isEmpty();
    }

    @Test
    void every_answer_of_the_stand_in_is_one_that_the_document_has() {
        CareDocument document = new CareDocument();
        Map<String, List<String>> problems = new TreeMap<>();

        for (Told told : care.told()) {
            assertThat(told.status()).isEqualTo(200);
            add(
                    problems,
                    told.call().toString(),
                    document.problemsOfAnswer(told.call().method(), told.call().path(), told.status(), told.body()));
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void all_operations_were_called() {
        // By id with and without an instance, and so on; what stands for somebody is no part of the operation.
        assertThat(care.calls().stream()
                        .map(call -> call.method() + " "
                                + call.path()
                                        .replaceFirst("/api/v2/authors", "")
                                        .replaceAll("(instances|ids|handles)/[^/]+", "$1/{}")
                                        .replaceAll("networks/[^/]+", "networks/{}")
                                        .replaceAll("/\\p{XDigit}{8}-[^/]+", "/{}")))
                .doesNotContainNull()
                .satisfies(calls -> assertThat(calls.stream().distinct()).hasSize(OPERATIONS));
    }

    private static void add(Map<String, List<String>> problems, String call, List<String> found) {
        if (!found.isEmpty()) {
            problems.put(call, found);
        }
    }
}
