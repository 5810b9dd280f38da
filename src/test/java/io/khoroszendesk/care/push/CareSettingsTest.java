package io.khoroszendesk.care.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareCredentials;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.ops.OperatorSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CareSettingsTest {

    private static final List<String> ACME = List.of(
            "care.url",
            "https://acme.response.lithium.com",
            "care.username",
            "bot",
            "care.password",
            "s3cret",
            "care.crm-key",
            "zendesk_1");

    @Test
    void nothing_set_is_no_problem_whatever_the_mapping_says() {
        assertThat(only()).isEmpty();
        assertThat(only("adapter.care.attributes", "nonsense")).isEmpty();
        assertThat(OperatorSettings.of(CareConfig.class).isConfigured()).isFalse();
    }

    @Test
    void an_origin_an_account_and_a_key_are_enough() {
        assertThat(problems()).isEmpty();
        assertThat(OperatorSettings.of(CareConfig.class, ACME.toArray(String[]::new))
                        .isConfigured())
                .isTrue();
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(only("care.url", "https://acme.response.lithium.com"))
                .containsExactly(
                        "CARE_USERNAME, CARE_PASSWORD, CARE_CRM_KEY are missing, although other settings of Khoros Care"
                                + " are set: set all of them or none");
        assertThat(only("care.username", "bot", "care.password", "s3cret", "care.crm-key", "zendesk_1"))
                .singleElement()
                .asString()
                .startsWith("CARE_URL is missing");
        assertThat(only("care.password-file", "/tmp/nowhere/password"))
                .containsExactly(
                        "CARE_PASSWORD_FILE names /tmp/nowhere/password, which doesn't exist",
                        "CARE_URL, CARE_USERNAME, CARE_CRM_KEY are missing, although other settings of Khoros Care"
                                + " are set: set all of them or none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.response.lithium.com",
                "ftp://acme.response.lithium.com",
                "https://bot:s3cret@acme.response.lithium.com",
                "https://acme.response.lithium.com/api/v2",
                "https://acme.response.lithium.com?x=1"
            })
    void the_address_is_an_origin(String url) {
        assertThat(problems("care.url", url))
                .containsExactly("CARE_URL is not an origin such as https://acme.response.lithium.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk 1", "zendesk/1", "zendesk#1", "zendésk", "a.b"})
    void the_key_has_no_blanks_or_special_characters(String key) {
        assertThat(problems("care.crm-key", key)).singleElement().asString().startsWith("CARE_CRM_KEY has blanks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter.care.attributes | name | ADAPTER_CARE_ATTRIBUTES: \"name\" is not of the form plan=attribute_key",
                "adapter.care.attributes | nam=name | ADAPTER_CARE_ATTRIBUTES: \"nam\" is not one of id, name, email, phone,"
                        + " organization, tags, link",
                "adapter.care.attributes | id=id | ADAPTER_CARE_ATTRIBUTES: \"id\" can't be the key of an attribute",
                "adapter.care.attributes | name=networkinstance | ADAPTER_CARE_ATTRIBUTES: \"networkinstance\" can't be the"
                        + " key of an attribute",
                "adapter.care.attributes | name=@class | ADAPTER_CARE_ATTRIBUTES: \"@class\" can't be the key of an attribute",
                "adapter.care.attributes | name=a,name=b | ADAPTER_CARE_ATTRIBUTES names \"name\" twice",
                "adapter.care.attributes | name=a,email=a | ADAPTER_CARE_ATTRIBUTES: the attribute \"a\" is used twice",
                "adapter.care.fields | plan=email | ADAPTER_CARE_FIELDS: the attribute \"email\" is used twice",
                "adapter.care.fields | =plan | ADAPTER_CARE_FIELDS: \"=plan\" is not of the form plan=attribute_key",
                "adapter.care.fields | my plan=plan | ADAPTER_CARE_FIELDS: \"my plan\" is not the key of a user field",
                "adapter.care.ticket-fields | opne=open | ADAPTER_CARE_TICKET_FIELDS: \"opne\" is not one of open, status,"
                        + " priority, link, assignee, group, solved, satisfaction, or organization. with the key of an"
                        + " organization field",
                "adapter.care.ticket-fields | organization.=x | ADAPTER_CARE_TICKET_FIELDS: \"organization.\" is not one of"
                        + " open, status, priority, link, assignee, group, solved, satisfaction, or organization. with the"
                        + " key of an organization field",
                "adapter.care.ticket-fields | open=email | ADAPTER_CARE_TICKET_FIELDS: the attribute \"email\" is used twice",
                "adapter.care.reactivate | slept | ADAPTER_CARE_REACTIVATE: \"slept\" is not solved or replied",
                "adapter.care.join-networks | crm | ADAPTER_CARE_JOIN_NETWORKS is not a list of networks such as"
                        + " facebook,twitter",
                "care.username | bot:x | CARE_USERNAME must not contain a colon, because HTTP Basic ends the name with it"
            })
    void a_value_that_cannot_work_is_told_by_its_key(String name, String value, String problem) {
        assertThat(problems(name, value)).contains(problem);
    }

    @Test
    void no_problem_repeats_the_password() {
        assertThat(problems("care.url", "https://bot:s3cret@acme.response.lithium.com"))
                .noneMatch(problem -> problem.contains("s3cret"));
    }

    private static List<String> problems(String... more) {
        List<String> settings = new ArrayList<>(ACME);
        settings.addAll(List.of(more));
        return only(settings.toArray(String[]::new));
    }

    private static List<String> only(String... settings) {
        CareConfig care = OperatorSettings.of(CareConfig.class, settings);
        return new CareSettings(
                        care,
                        OperatorSettings.of(AuthorConfig.class, settings),
                        OperatorSettings.of(TicketConfig.class, settings),
                        new CareCredentials(care))
                .problems();
    }
}
