package io.khoroszendesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.auth.ZendeskSecrets;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskSettingsTest {

    private static final List<String> ACME = List.of(
            "zendesk.subdomain",
            "acme",
            "zendesk.oauth-client-id",
            "khoros-adapter",
            "zendesk.oauth-client-secret",
            "s3cret");

    @Test
    void a_subdomain_and_an_oauth_client_are_enough() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void an_api_token_is_enough_too() {
        assertThat(only("zendesk.subdomain", "acme", "zendesk.email", "bot@acme.example", "zendesk.api-token", "t"))
                .isEmpty();
    }

    @Test
    void addresses_may_stand_in_for_the_subdomain() {
        assertThat(only(
                        "zendesk.url",
                        "https://proxy.example:8443",
                        "zendesk.agent-url",
                        "https://help.acme.example",
                        "zendesk.oauth-client-id",
                        "c",
                        "zendesk.oauth-client-secret",
                        "s"))
                .isEmpty();
    }

    @Test
    void without_any_settings_the_keys_are_named() {
        assertThat(only())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("ZENDESK_SUBDOMAIN is missing"))
                .anyMatch(problem -> problem.contains("ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET"));
    }

    @Test
    void half_of_a_pair_of_credentials_is_told() {
        assertThat(only("zendesk.subdomain", "acme", "zendesk.oauth-client-id", "c"))
                .singleElement()
                .asString()
                .startsWith("ZENDESK_OAUTH_CLIENT_SECRET is missing");
        assertThat(only("zendesk.subdomain", "acme", "zendesk.email", "bot@acme.example"))
                .singleElement()
                .asString()
                .startsWith("ZENDESK_API_TOKEN is missing");
        assertThat(only("zendesk.subdomain", "acme", "zendesk.api-token", "t"))
                .singleElement()
                .asString()
                .startsWith("ZENDESK_EMAIL is missing");
    }

    @Test
    void a_secret_without_the_client_it_belongs_to_is_told() {
        assertThat(only("zendesk.subdomain", "acme", "zendesk.oauth-client-secret", "s3cret"))
                .containsExactly("ZENDESK_OAUTH_CLIENT_ID is missing, although ZENDESK_OAUTH_CLIENT_SECRET is set");
    }

    @Test
    void an_address_must_not_end_with_what_is_appended_to_it() {
        assertThat(problems("zendesk.url", "https://acme.zendesk.com/api/v2/"))
                .containsExactly("ZENDESK_URL ends with /api/v2, but must be without it, because it is appended");
        assertThat(problems("zendesk.agent-url", "https://acme.zendesk.com/agent"))
                .singleElement()
                .asString()
                .startsWith("ZENDESK_AGENT_URL ends with /agent");
    }

    @Test
    void zendesk_itself_is_called_with_tls_alone() {
        assertThat(problems("zendesk.url", "http://acme.zendesk.com"))
                .containsExactly(
                        "ZENDESK_URL begins with http://, but must begin with https://, because secrets go there");
        assertThat(problems("zendesk.url", "http://localhost:8089")).isEmpty();
    }

    @Test
    void an_address_may_have_the_prefix_of_a_proxy() {
        assertThat(problems("zendesk.url", "https://proxy.example/zendesk")).isEmpty();
    }

    @Test
    void a_secret_file_that_is_not_there_is_told() {
        assertThat(only(
                        "zendesk.subdomain",
                        "acme",
                        "zendesk.oauth-client-id",
                        "c",
                        "zendesk.oauth-client-secret-file",
                        "/tmp/nowhere/secret"))
                .containsExactly("ZENDESK_OAUTH_CLIENT_SECRET_FILE names /tmp/nowhere/secret, which doesn't exist,"
                        + " although ZENDESK_OAUTH_CLIENT_ID is set");
        assertThat(only("zendesk.subdomain", "acme", "zendesk.oauth-client-secret-file", "/tmp/nowhere/secret"))
                .containsExactly("ZENDESK_OAUTH_CLIENT_ID is missing, although ZENDESK_OAUTH_CLIENT_SECRET is set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.example", "https://acme", "https://u:p@acme.zendesk.com", "-acme", "acme/x", "ac me"})
    void a_subdomain_is_one_label(String subdomain) {
        assertThat(problems("zendesk.subdomain", subdomain))
                .containsExactly("ZENDESK_SUBDOMAIN must be the account's name, such as acme for acme.zendesk.com:"
                        + " letters, digits and hyphens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.zendesk.com",
                "ftp://acme.zendesk.com",
                "https://u:p@acme.zendesk.com",
                "https:///x",
                "https://acme.zendesk.com?x=1"
            })
    void an_address_is_a_whole_origin(String url) {
        assertThat(problems("zendesk.url", url)).singleElement().asString().startsWith("ZENDESK_URL is not an address");
        assertThat(problems("zendesk.agent-url", url))
                .singleElement()
                .asString()
                .startsWith("ZENDESK_AGENT_URL is not an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.zendesk.com", "https://acme.zendesk.com", "http://acme.zendesk.com/agent/"})
    void an_address_in_place_of_the_name_is_told_with_the_name(String written) {
        assertThat(only(
                        "zendesk.subdomain",
                        written,
                        "zendesk.oauth-client-id",
                        "x",
                        "zendesk.oauth-client-secret",
                        "y"))
                .containsExactly(
                        "ZENDESK_SUBDOMAIN is " + written + ", but must be the account's name alone: write acme");
    }

    @Test
    void no_problem_repeats_a_secret() {
        assertThat(problems("zendesk.url", "https://bot:s3cret@acme.zendesk.com"))
                .noneMatch(p -> p.contains("s3cret"));
    }

    private static List<String> problems(String... more) {
        List<String> settings = new ArrayList<>(ACME);
        settings.addAll(List.of(more));
        return only(settings.toArray(String[]::new));
    }

    private static List<String> only(String... settings) {
        ZendeskConfig zendesk = OperatorSettings.of(ZendeskConfig.class, settings);
        return new ZendeskSettings(zendesk, new ZendeskSecrets(zendesk)).problems();
    }
}
