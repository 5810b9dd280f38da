package io.khoroszendesk.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.crm.access.ApiKeys;
import io.khoroszendesk.ops.OperatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSettingsTest {

    private static final List<String> KEY = List.of("khoros.auth-header-values", "Zr8qkT3vLm5xWp2nYc7bD4");

    @Test
    void a_key_and_the_defaults_are_fine() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void without_a_key_nobody_could_come_in() {
        assertThat(only()).singleElement().asString().startsWith("KHOROS_AUTH_HEADER_VALUES is missing");
    }

    @ParameterizedTest
    @CsvSource({"/tmp/nonexistent/keys, doesn't exist", "/tmp, is a directory"})
    void a_file_of_keys_that_cannot_be_read_is_told_as_such(String file, String trouble) {
        assertThat(only("khoros.auth-header-values-file", file))
                .singleElement()
                .asString()
                .startsWith("KHOROS_AUTH_HEADER_VALUES_FILE names " + file + ", which " + trouble);
    }

    @Test
    void an_empty_file_of_keys_is_told_as_such(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("keys"));

        assertThat(only("khoros.auth-header-values-file", file.toString()))
                .singleElement()
                .asString()
                .startsWith("KHOROS_AUTH_HEADER_VALUES_FILE names " + file + ", which is empty");
    }

    @Test
    void the_room_of_all_bodies_is_no_smaller_than_that_of_one() {
        assertThat(problems("adapter.bodies.max-in-flight", "3M"))
                .containsExactly("ADAPTER_BODIES_MAX_IN_FLIGHT must not be smaller than ADAPTER_KHOROS_MAX_BODY_SIZE");
    }

    @Test
    void the_public_address_must_not_end_with_the_base_path() {
        assertThat(problems("adapter.public-url", "https://crm.acme.example/api/v1/"))
                .containsExactly(
                        "ADAPTER_PUBLIC_URL ends with /api/v1, but must be without it, because it is appended");
        assertThat(problems("adapter.public-url", "https://crm.acme.example/khoros"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length",
                "content-type",
                "Host",
                "Connection",
                "Transfer-Encoding",
                "TE",
                "Accept",
                "Accept-Encoding",
                "Cookie",
                "Proxy-Authorization",
                "X-Forwarded-For",
                "x-sf-company-id",
                "X-Correlation-Id",
                "traceparent"
            })
    void a_header_with_a_meaning_of_its_own_holds_no_key(String name) {
        assertThat(problems("khoros.auth-header-name", name))
                .containsExactly("KHOROS_AUTH_HEADER_NAME is " + name
                        + ", which has a meaning of its own and can't hold a key: write Authorization, or a name such as"
                        + " X-Api-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "authorization", "X-Api-Key", "X-Auth-Token", "contents", "x-sf-auth"})
    void any_other_header_may_hold_it(String name) {
        assertThat(problems("khoros.auth-header-name", name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7;8", "7 8", "7|8", "7,8 9", "7/8"})
    void ids_of_companies_are_separated_by_commas_alone(String ids) {
        assertThat(problems("adapter.khoros.company-ids", ids))
                .containsExactly("ADAPTER_KHOROS_COMPANY_IDS must be ids such as 7,8, separated by commas alone");
        assertThat(problems("adapter.khoros.company-ids", "7,8,acme_1")).isEmpty();
    }

    private static List<String> problems(String... more) {
        List<String> settings = new ArrayList<>(KEY);
        settings.addAll(List.of(more));
        return only(settings.toArray(String[]::new));
    }

    private static List<String> only(String... settings) {
        return new ApiSettings(
                        OperatorSettings.of(ApiKeyConfig.class, settings),
                        new ApiKeys(OperatorSettings.of(ApiKeyConfig.class, settings)),
                        OperatorSettings.of(CrmApiConfig.class, settings),
                        OperatorSettings.of(BodyConfig.class, settings),
                        OperatorSettings.of(AdapterConfig.class, settings))
                .problems();
    }
}
