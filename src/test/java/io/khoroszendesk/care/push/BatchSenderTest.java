package io.khoroszendesk.care.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.ScriptedCare;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareEnvelope;
import io.khoroszendesk.care.api.CareEnvelopeReader;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.care.push.PushResult.Failed;
import io.khoroszendesk.fake.care.CareAssumptions.Metadata;
import io.khoroszendesk.fake.care.DirectCare;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSenderTest {

    private static final String NO_METADATA = "{\"status\":\"success\",\"data\":[]}";

    @Test
    void without_metadata_all_have_succeeded_although_no_data_came() {
        ScriptedCare care = new ScriptedCare(ids -> envelope(NO_METADATA));
        BatchSender batches = care.batches();

        batches.send(updates(1, 100));

        assertThat(batches.succeeded()).hasSize(100);
        assertThat(batches.failed()).isEmpty();
        assertThat(care.batches).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[],\"metadata\":[]}",
                "{\"data\":[],\"metadata\":{}}",
                "{\"data\":[],\"metadata\":null}",
                "{\"data\":[],\"metadata\":{\"failed\":0,\"failures\":[]}}",
                "{\"data\":{}}",
                "{}",
                ""
            })
    void empty_metadata_are_no_failure(String answer) {
        ScriptedCare care = new ScriptedCare(ids -> envelope(answer));
        BatchSender batches = care.batches();

        batches.send(updates(1, 3));

        assertThat(batches.succeeded()).containsExactly("1001", "1002", "1003");
        assertThat(batches.failed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":\"1002\",\"message\":\"No such key\"}]",
                "[{\"id\":1002,\"error\":\"No such key\"}]",
                "{\"1002\":\"No such key\"}",
                "{\"1002\":{\"reason\":\"No such key\"}}",
                "{\"failures\":[{\"author\":{\"handles\":{\"crm\":[{\"id\":\"1002\"}]}},\"message\":\"No such key\"}]}",
                "{\"errors\":[{\"description\":\"No such key\",\"crm\":{\"id\":\"1002\"}}]}",
                "{\"message\":\"No such key\",\"id\":\"1002\"}"
            })
    void a_complaint_that_names_one_customer_is_that_customers(String metadata) {
        ScriptedCare care =
                new ScriptedCare(ids -> envelope("{\"status\":\"success\",\"data\":[],\"metadata\":" + metadata + "}"));
        BatchSender batches = care.batches();

        batches.send(updates(1, 3));

        assertThat(batches.succeeded()).containsExactly("1001", "1003");
        assertThat(batches.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.update().id()).isEqualTo("1002");
            assertThat(failed.kind()).isEqualTo(Kind.INVALID);
            assertThat(failed.said()).isEqualTo("No such key");
        });
        assertThat(care.batches).hasSize(1);
    }

    @Test
    void complaints_that_name_nobody_are_settled_by_sending_the_doubtful_ones_again() {
        ScriptedCare care = new ScriptedCare(ids -> ids.contains("1002")
                ? envelope("{\"data\":[],\"metadata\":[\"Attribute is too long\"]}")
                : envelope(NO_METADATA));
        BatchSender batches = care.batches();

        batches.send(updates(1, 4));

        assertThat(care.batches)
                .containsExactly(
                        List.of("1001", "1002", "1003", "1004"),
                        List.of("1001", "1002"),
                        List.of("1001"),
                        List.of("1002"),
                        List.of("1003", "1004"));
        assertThat(batches.succeeded()).containsExactly("1001", "1003", "1004");
        assertThat(batches.failed()).extracting(Failed::said).containsExactly("Attribute is too long");
    }

    @Test
    void places_in_the_list_are_not_taken_for_customers() {
        ScriptedCare care = new ScriptedCare(ids -> ids.contains("1002")
                ? envelope("{\"data\":[],\"metadata\":[{\"index\":1,\"message\":\"no\"}]}")
                : envelope(NO_METADATA));
        BatchSender batches = care.batches();

        batches.send(updates(1, 2));

        assertThat(batches.failed()).extracting(failed -> failed.update().id()).containsExactly("1002");
    }

    @Test
    void those_among_the_data_are_not_sent_again() {
        ScriptedCare care = new ScriptedCare(ids -> ids.size() == 3
                ? envelope("{\"data\":[" + person("1001") + "," + person("1003") + "],\"metadata\":[\"no\"]}")
                : envelope("{\"data\":[],\"metadata\":[\"no\"]}"));
        BatchSender batches = care.batches();

        batches.send(updates(1, 3));

        assertThat(care.batches).containsExactly(List.of("1001", "1002", "1003"), List.of("1002"));
        assertThat(batches.succeeded()).containsExactly("1001", "1003");
    }

    @Test
    void a_customer_who_is_complained_of_has_failed_even_if_the_person_is_among_the_data() {
        ScriptedCare care = new ScriptedCare(ids ->
                envelope("{\"data\":[" + person("1001") + "],\"metadata\":[{\"id\":\"1001\",\"message\":\"no\"}]}"));
        BatchSender batches = care.batches();

        batches.send(updates(1, 1));

        assertThat(batches.failed()).hasSize(1);
        assertThat(batches.succeeded()).isEmpty();
    }

    @Test
    void a_batch_that_is_refused_as_a_whole_is_sent_again_in_halves() {
        ScriptedCare care = new ScriptedCare(ids -> {
            if (ids.contains("1003")) {
                throw new CareException(Kind.INVALID, "no", 400, null, "Attribute \"plan\" of \"Jane\" is unknown");
            }
            return envelope(NO_METADATA);
        });
        BatchSender batches = care.batches("plan");

        batches.send(updates(1, 4));

        assertThat(batches.succeeded()).containsExactly("1001", "1002", "1004");
        assertThat(batches.failed())
                .extracting(failed -> failed.update().id() + ": " + failed.said())
                .containsExactly("1003: Attribute plan of … is unknown");
        assertThat(batches.failed()).extracting(Failed::reason).containsExactly("no It names plan.");
    }

    @Test
    void a_fault_that_concerns_all_ends_the_push_and_loses_nobody() {
        ScriptedCare care = new ScriptedCare(ids -> {
            throw new CareException(
                    Kind.RATE_LIMITED, "Care asks to call less often.", 429, Duration.ofSeconds(90), "");
        });
        BatchSender batches = care.batches();

        batches.send(updates(1, 2));
        batches.send(updates(3, 2));

        assertThat(care.batches).hasSize(1);
        assertThat(batches.broken()).get().extracting(CareException::kind).isEqualTo(Kind.RATE_LIMITED);
        assertThat(batches.failed())
                .extracting(failed -> failed.update().id())
                .containsExactly("1001", "1002", "1003", "1004");
        assertThat(batches.failed()).extracting(Failed::kind).containsOnly(Kind.RATE_LIMITED);
    }

    @Test
    void a_reason_holds_none_of_the_customers_values() {
        ScriptedCare care = new ScriptedCare(
                ids -> envelope(
                        "{\"data\":[],\"metadata\":[{\"id\":\"1001\",\"message\":\"Jane Quill 1 of Acme Ltd has a bad value\"}]}"));
        BatchSender batches = care.batches();

        batches.send(List.of(new AuthorUpdate("1001", Map.of("name", "Jane Quill 1", "org", "Acme Ltd"), List.of())));

        assertThat(batches.failed()).extracting(Failed::said).containsExactly("… of … has a bad value");
    }

    @Test
    void a_reason_is_our_own_and_repeats_of_cares_words_the_attributes_alone() {
        ScriptedCare care = new ScriptedCare(ids -> envelope(
                "{\"data\":[],\"metadata\":[{\"id\":\"1001\",\"message\":\"Author of Jane Quincy has a bad plan\"}]}"));
        BatchSender batches = care.batches("plan", "plans");

        batches.send(updates(1, 1));

        assertThat(batches.failed())
                .extracting(Failed::reason)
                .containsExactly("Care doesn't take this customer. It names plan.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"failed\":3}", "{\"total\":20,\"errorCount\":3}", "{\"succeeded\":17}", "{}"})
    void whoever_is_not_among_the_data_is_tried_alone(String metadata) {
        List<String> bad = List.of("1004", "1009", "1020");
        ScriptedCare care = new ScriptedCare(ids -> {
            String taken = ids.stream()
                    .filter(id -> !bad.contains(id))
                    .map(BatchSenderTest::person)
                    .collect(Collectors.joining(","));
            return ids.size() == 20
                    ? envelope("{\"data\":[" + taken + "],\"metadata\":" + metadata + "}")
                    : envelope("{\"data\":[],\"metadata\":{\"failed\":1}}");
        });
        BatchSender batches = care.batches();

        batches.send(updates(1, 20));

        assertThat(batches.succeeded()).hasSize(17).doesNotContainAnyElementsOf(bad);
        assertThat(batches.failed())
                .extracting(failed -> failed.update().id() + ": " + failed.said())
                .containsExactlyElementsOf(bad.stream()
                        .map(id -> id + ": Care counts a failure and doesn't say why.")
                        .toList());
        assertThat(care.batches).hasSize(4);
    }

    @Test
    void where_only_others_are_among_the_data_nobody_is_taken_and_each_is_tried_alone() {
        ScriptedCare care = new ScriptedCare(ids -> envelope(
                "{\"data\":[" + person(ids.size() > 1 || ids.contains("1002") ? "666" : ids.getFirst()) + "]}"));
        BatchSender batches = care.batches();

        batches.send(updates(1, 3));

        assertThat(care.batches)
                .containsExactly(List.of("1001", "1002", "1003"), List.of("1001"), List.of("1002"), List.of("1003"));
        assertThat(batches.succeeded()).containsExactly("1001", "1003");
        assertThat(batches.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.update().id()).isEqualTo("1002");
            assertThat(failed.kind()).isEqualTo(Kind.FOREIGN);
            assertThat(failed.reason()).isEqualTo("Care's answer is about others than this customer.");
        });
    }

    @Test
    void if_that_holds_for_the_first_customers_as_well_the_push_ends() {
        ScriptedCare care = new ScriptedCare(ids -> envelope("{\"data\":[" + person("666") + "]}"));
        BatchSender batches = care.batches();

        batches.send(updates(1, 100));

        assertThat(care.batches).hasSize(4);
        assertThat(batches.succeeded()).isEmpty();
        assertThat(batches.failed()).hasSize(100);
        assertThat(batches.broken()).get().extracting(CareException::kind).isEqualTo(Kind.NOT_SET_UP);
    }

    @Test
    void a_count_of_failures_without_any_data_is_settled_by_sending_all_again() {
        ScriptedCare care = new ScriptedCare(ids ->
                ids.contains("1002") ? envelope("{\"data\":[],\"metadata\":{\"failed\":1}}") : envelope(NO_METADATA));
        BatchSender batches = care.batches();

        batches.send(updates(1, 4));

        assertThat(batches.failed()).extracting(failed -> failed.update().id()).containsExactly("1002");
        assertThat(batches.succeeded()).containsExactly("1001", "1003", "1004");
    }

    @Test
    void where_every_customer_is_refused_in_the_same_words_the_push_ends_after_a_few_calls() {
        ScriptedCare care = new ScriptedCare(ids -> {
            throw new CareException(Kind.INVALID, "no", 400, null, "No CRM integration for customer " + ids.getFirst());
        });
        BatchSender batches = care.batches("name", "plan");

        batches.send(updates(1, 100));
        batches.send(updates(101, 100));

        assertThat(care.batches).hasSize(4);
        assertThat(batches.failed()).hasSize(200);
        assertThat(batches.broken()).get().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.NOT_SET_UP);
            assertThat(fault)
                    .hasMessageContaining("Care refuses every customer in the same words")
                    .hasMessageNotContaining("No CRM integration")
                    .hasMessageContaining("Ask Khoros Support for the CRM author integration with the key zendesk_1");
        });
    }

    @ParameterizedTest
    @EnumSource(Metadata.class)
    void the_same_holds_in_whatever_form_care_tells_it(Metadata form) {
        DirectCare care = new DirectCare();
        care.metadata(form);
        BatchSender batches = new BatchSender(care.client("zendesk_9"), "zendesk_9", Set.of("name"));

        batches.send(updates(1, 100));

        assertThat(batches.broken()).get().extracting(CareException::kind).isEqualTo(Kind.NOT_SET_UP);
        assertThat(care.batches()).isLessThanOrEqualTo(4);
    }

    @Test
    void many_bad_customers_among_good_ones_do_not_end_the_push() {
        ScriptedCare care = new ScriptedCare(ids -> {
            if (ids.stream().anyMatch(id -> !id.equals("1007"))) {
                throw new CareException(Kind.INVALID, "no", 400, null, "Attribute is too long in " + ids.size());
            }
            return envelope(NO_METADATA);
        });
        BatchSender batches = care.batches();

        batches.send(updates(7, 12));

        assertThat(batches.broken()).isEmpty();
        assertThat(batches.succeeded()).containsExactly("1007");
        assertThat(batches.failed()).hasSize(11);
    }

    @Test
    void few_customers_who_are_refused_alike_have_failed_each_for_itself() {
        ScriptedCare care = new ScriptedCare(ids -> {
            throw new CareException(Kind.INVALID, "no", 400, null, "Attribute is too long");
        });
        BatchSender batches = care.batches();

        batches.send(updates(1, 3));

        assertThat(batches.broken()).isEmpty();
        assertThat(batches.failed()).extracting(Failed::said).containsOnly("Attribute is too long");
    }

    private static List<AuthorUpdate> updates(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> new AuthorUpdate(String.valueOf(1000 + i), Map.of("name", "Jane " + i), List.of()))
                .toList();
    }

    private static String person(String customer) {
        return "{\"id\":\"p\",\"handles\":{\"crm\":[{\"networkinstance\":\"zendesk_1\",\"id\":\"" + customer + "\"}]}}";
    }

    private static CareEnvelope envelope(String json) {
        return CareEnvelopeReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
