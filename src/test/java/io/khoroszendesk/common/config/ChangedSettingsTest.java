package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChangedSettingsTest {

    private static final int ENVIRONMENT = 300;
    private static final Class<?>[] MAPPINGS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.khoroszendesk").stream()
                    .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                    .map(JavaClass::reflect)
                    .toArray(Class<?>[]::new);

    @Test
    void nothing_is_told_of_defaults_however_they_are_written() {
        assertThat(changed(Map.of(
                        "ADAPTER_DEADLINE", "7500ms",
                        "ADAPTER_DRY_RUN", "FALSE",
                        "ADAPTER_KHOROS_MAX_BODY_SIZE", "4096K",
                        "ADAPTER_ZENDESK_BREAKER_RATIO", "0.750",
                        "ADAPTER_CASES_TAGS", "khoros",
                        "CARE_URL", "")))
                .isEmpty();
    }

    @Test
    void nothing_is_told_of_the_defaults_of_the_framework() {
        SmallRyeConfig config = builder(Map.of())
                .withDefaultValue("quarkus.otel.exporter.otlp.endpoint", "http://localhost:4317")
                .build();

        assertThat(config.getRawValue("quarkus.otel.exporter.otlp.endpoint")).isEqualTo("http://localhost:4317");
        assertThat(ChangedSettings.of(config)).isEmpty();
    }

    @Test
    void numbers_times_sizes_choices_paths_and_lists_are_shown() {
        assertThat(changed(Map.of(
                        "ADAPTER_DEADLINE", "6s",
                        "ADAPTER_DRY_RUN", "true",
                        "ADAPTER_KHOROS_MAX_BODY_SIZE", "1M",
                        "ADAPTER_CASES_CLOSED", "follow-up",
                        "ADAPTER_CASES_TAGS", "khoros,social",
                        "ADAPTER_STATE_DIR", "/var/lib/adapter",
                        "ADAPTER_KHOROS_BASE_PATH", "/crm/v1")))
                .containsExactly(
                        "ADAPTER_CASES_CLOSED=follow-up",
                        "ADAPTER_CASES_TAGS=khoros,social",
                        "ADAPTER_DEADLINE=6s",
                        "ADAPTER_DRY_RUN=true",
                        "ADAPTER_KHOROS_BASE_PATH=/crm/v1",
                        "ADAPTER_KHOROS_MAX_BODY_SIZE=1M",
                        "ADAPTER_STATE_DIR=/var/lib/adapter");
    }

    @Test
    void addresses_are_shown_without_user_password_and_query() {
        assertThat(changed(Map.of("CARE_URL", "https://bot:canary@care.acme.example:8443/base?key=canary#canary")))
                .containsExactly("CARE_URL=https://care.acme.example:8443/base");
    }

    @Test
    void of_every_other_text_is_told_only_that_it_is_set() {
        Map<String, String> canaries = new HashMap<>();
        settings(Map.of()).stream()
                .filter(setting -> setting.kind() == String.class || setting.kind() == URI.class)
                .filter(setting -> Optional.ofNullable(setting.declaration().getAnnotation(Allowed.class))
                        .isEmpty())
                .forEach(setting -> canaries.put(
                        setting.variable(),
                        setting.kind() == URI.class ? "https://canary:canary@acme.example/?canary" : "canary"));

        List<String> changed = changed(canaries);

        assertThat(changed).hasSameSizeAs(canaries.keySet());
        assertThat(changed.stream().filter(line -> line.contains("canary")).map(line -> line.split("=")[0]))
                .as("known to be no secrets")
                .containsExactlyInAnyOrder(
                        "ADAPTER_HANDLES_FIELD",
                        "ADAPTER_SEARCH_DEFAULT_COUNTRY",
                        "ADAPTER_TLS_DIRECTORY",
                        "ZENDESK_OAUTH_SCOPE",
                        "ZENDESK_SUBDOMAIN");
        assertThat(changed)
                .contains(
                        "ADAPTER_SHARED_MEMORY_URL=set",
                        "CARE_PASSWORD=set",
                        "CARE_GDPR_PASSWORD=set",
                        "KHOROS_AUTH_HEADER_VALUES=set",
                        "KHOROS_AUTH_HEADER_VALUES_FILE=set",
                        "KHOROS_CLIENT_SECRET=set",
                        "KHOROS_EVENTS_TOKEN=set",
                        "ZENDESK_API_TOKEN=set",
                        "ZENDESK_OAUTH_CLIENT_SECRET=set",
                        "ZENDESK_WEBHOOK_SECRET=set");
    }

    @Test
    void what_an_operator_has_set_of_the_framework_is_told() {
        assertThat(changed(Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_HTTP2", "true",
                        "QUARKUS_HTTP_IDLE_TIMEOUT", "75s",
                        "QUARKUS_LOG_CATEGORY__IO_KHOROSZENDESK__LEVEL", "DEBUG",
                        "QUARKUS_REST_CLIENT_ZENDESK_READ_TIMEOUT", "9000",
                        "QUARKUS_REST_CLIENT_ZENDESK_URL", "https://bot:canary@acme.zendesk.com?canary")))
                .containsExactly(
                        "QUARKUS_HTTP_HOST=127.0.0.1",
                        "QUARKUS_HTTP_HTTP2=true",
                        "QUARKUS_LOG_CATEGORY__IO_KHOROSZENDESK__LEVEL=DEBUG",
                        "QUARKUS_REST_CLIENT_ZENDESK_READ_TIMEOUT=9000",
                        "QUARKUS_REST_CLIENT_ZENDESK_URL=https://acme.zendesk.com");
    }

    @Test
    void of_what_may_be_a_secret_of_the_framework_is_told_only_that_it_is_set() {
        assertThat(changed(Map.of(
                        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", "12345678",
                        "QUARKUS_OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer canary",
                        "QUARKUS_REST_CLIENT_ZENDESK_PROXY_PASSWORD", "true",
                        "QUARKUS_REST_CLIENT_ZENDESK_PROXY_USER", "1",
                        "QUARKUS_TLS_MINE_KEY_STORE_P12_PATH", "canary",
                        "QUARKUS_SOMETHING", "canary")))
                .containsExactly(
                        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD=set",
                        "QUARKUS_OTEL_EXPORTER_OTLP_HEADERS=set",
                        "QUARKUS_REST_CLIENT_ZENDESK_PROXY_PASSWORD=set",
                        "QUARKUS_REST_CLIENT_ZENDESK_PROXY_USER=set",
                        "QUARKUS_SOMETHING=set",
                        "QUARKUS_TLS_MINE_KEY_STORE_P12_PATH=set");
    }

    @Test
    void what_this_service_sets_of_the_framework_itself_is_not_told() {
        assertThat(ChangedSettings.of(builder(Map.of())
                        .withSources(new PropertiesConfigSource(
                                Map.of("quarkus.http.http2", "false", "%prod.quarkus.log.level", "INFO"),
                                "application.properties",
                                250))
                        .build()))
                .isEmpty();
    }

    @Test
    void a_file_and_the_command_line_are_read_too_and_the_latter_counts() {
        assertThat(ChangedSettings.of(builder(Map.of("QUARKUS_HTTP_HTTP2", "false"))
                        .withSources(new PropertiesConfigSource(
                                Map.of("quarkus.log.level", "WARN", "quarkus.http.http2", "false"), "file", 260))
                        .withSources(new PropertiesConfigSource(Map.of("quarkus.http.http2", "true"), "line", 400))
                        .build()))
                .containsExactly("QUARKUS_HTTP_HTTP2=true", "QUARKUS_LOG_LEVEL=WARN");
    }

    @Test
    void no_list_is_of_secrets() {
        assertThat(settings(Map.of()).stream()
                        .filter(setting -> setting.kind() == List.class)
                        .map(Setting::variable)
                        .collect(Collectors.toList()))
                .isNotEmpty()
                .noneMatch(variable -> variable.matches(".*(SECRET|PASSWORD|TOKEN|KEY|VALUE|USER|MAIL).*"));
    }

    @Test
    void a_value_stays_on_its_line_and_is_not_endless() {
        assertThat(changed(Map.of("ADAPTER_CASES_TAGS", "a\nb," + "c".repeat(1_000))))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .hasSizeLessThan(300)
                        .startsWith("ADAPTER_CASES_TAGS=a b,c")
                        .endsWith("…"));
    }

    private static List<String> changed(Map<String, String> variables) {
        return ChangedSettings.of(config(variables));
    }

    private static Collection<Setting> settings(Map<String, String> variables) {
        return CheckedSettings.in(config(variables)).orElseThrow().byProperty().values();
    }

    private static SmallRyeConfig config(Map<String, String> variables) {
        return builder(variables).build();
    }

    private static SmallRyeConfigBuilder builder(Map<String, String> variables) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withValidateUnknown(false)
                .withCustomizers(new CheckedSettings.Customizer())
                .withSources(new EnvConfigSource(variables, ENVIRONMENT));
        for (Class<?> mapping : MAPPINGS) {
            builder.withMapping(mapping);
        }
        return builder;
    }
}
