package io.khoroszendesk.care.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.care.api.CareException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in all the forms that Khoros' reference and its own samples show. */
class CareEnvelopeTest {

    private static final String PERSON = """
            {"id":"p-1","displayNumber":7,"timezone":["-21600"],"birthday":"1970-01-01",
             "notes":[{"note":"n","createDate":1519770939876}],
             "handles":{"twitter":[{"@class":"TwitterSpecificAuthorData","lswUuid":"a-1","id":1565502,
             "screenName":"jane.q","name":"Jane","followers":12,"profileUrl":""}],
             "crm":[{"networkinstance":"zendesk_1","id":"394502","plan":"gold"}]}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\",\"data\":[%s]}",
                "{\"status\":\"success\",\"data\":{\"personList\":[%s]}}",
                "{\"status\":\"success\",\"data\":{\"nextPageUrl\":\"\",\"personList\":[%s]}}",
                "{\"status\":\"success\",\"data\":%s}",
                "{\"data\":[%s, null, \"odd\"]}",
                "[%s]"
            })
    void persons_are_read_from_every_form_of_envelope(String envelope) {
        assertThat(read(envelope.formatted(PERSON)).persons())
                .singleElement()
                .extracting(Person::id)
                .isEqualTo("p-1");
    }

    @Test
    void ids_may_be_numbers_and_unknown_members_are_kept() {
        Person person = person(PERSON);
        AuthorAccount twitter = person.accounts("zendesk_1").getFirst();

        assertThat(twitter.network()).isEqualTo("twitter");
        assertThat(twitter.id()).isEqualTo("1565502");
        assertThat(twitter.lswUuid()).isEqualTo("a-1");
        assertThat(twitter.others().get("followers").asInt()).isEqualTo(12);
        assertThat(person.others().get("birthday").asText()).isEqualTo("1970-01-01");
        assertThat(person.others().get("notes").at("/0/createDate").asLong()).isEqualTo(1519770939876L);
    }

    @Test
    void customers_are_told_by_the_key_of_their_crm() {
        assertThat(person(PERSON).customers("zendesk_1")).containsExactly("394502");
        assertThat(person(PERSON).customers("sfdc_1")).isEmpty();
        assertThat(person(PERSON).handles().getLast().attribute("plan")).isEqualTo("gold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm", "external", "whatever"})
    void a_customer_may_be_listed_under_any_network(String network) {
        assertThat(person("{\"handles\":{\"" + network + "\":[{\"networkinstance\":\"zendesk_1\",\"id\":7}]}}")
                        .customers("zendesk_1"))
                .containsExactly("7");
    }

    @Test
    void a_scrubbed_account_may_lack_everything() {
        Person person = person("""
                {"id":"p","handles":{"facebook":[{"@class":"ScrubbedFacebookSpecificAuthorData","lswUuid":"a"},
                {"@class":{"broken":true},"id":null,"screenName":["odd"]}]}}""");

        assertThat(person.handles()).hasSize(2);
        assertThat(person.handles().getFirst().isScrubbed()).isTrue();
        assertThat(person.handles().getFirst().id()).isNull();
        assertThat(person.handles().getLast().isScrubbed()).isFalse();
        assertThat(person.handles().getLast().screenName()).isNull();
    }

    @Test
    void a_person_may_lack_handles_or_have_a_single_one() {
        assertThat(person("{\"id\":\"p\"}").handles()).isEmpty();
        assertThat(person("{\"id\":\"p\",\"handles\":null}").handles()).isEmpty();
        assertThat(person("{\"id\":\"p\",\"handles\":{\"twitter\":{\"id\":\"1\"}}}")
                        .handles())
                .hasSize(1);
    }

    @Test
    void lists_of_texts_may_hold_numbers() {
        assertThat(read("{\"data\":[\"a\",12,null,{}]}").texts()).containsExactly("a", "12");
        assertThat(read("{}").texts()).isEmpty();
    }

    @Test
    void the_end_of_a_list_is_a_missing_or_empty_link() {
        assertThat(read("{\"data\":{\"personList\":[]}}").nextPageUrl()).isNull();
        assertThat(read("{\"data\":{\"nextPageUrl\":\"\",\"personList\":[]}}").nextPageUrl())
                .isNull();
        assertThat(read("{\"data\":{\"nextPageUrl\":null}}").nextPageUrl()).isNull();
        assertThat(read("{\"data\":[]}").nextPageUrl()).isNull();
    }

    @Test
    void a_web_page_is_told_as_such() {
        assertThatThrownBy(() -> read("<!DOCTYPE html><html>Jane</html>"))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
                .hasMessageContaining("CARE_URL")
                .hasMessageNotContaining("Jane");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "12", "\"text\"", "{\"data\":[", "\u0000\u0001"})
    void what_is_no_json_cannot_be_read(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(CareException.class);
    }

    private static Person person(String json) {
        return read("{\"data\":[" + json + "]}").persons().getFirst();
    }

    private static CareEnvelope read(String json) {
        return CareEnvelopeReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
