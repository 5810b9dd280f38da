package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.bridge.fields.FieldsConfig;
import io.khoroszendesk.bridge.identity.BestMatchConfig;
import io.khoroszendesk.bridge.identity.SearchConfig;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigTest {

    /** Every setting of this service with its default, none where there is none. */
    private static final String SETTINGS = """
            adapter.attempt-timeout = 3s
            adapter.bestmatch.account-fields =
            adapter.bestmatch.max-results = 10
            adapter.bestmatch.name-only = show
            adapter.bestmatch.order-fields =
            adapter.bestmatch.threshold = 25
            adapter.bodies.hook-timeout = 5s
            adapter.bodies.max-in-flight = 8M
            adapter.bodies.max-unverified-in-flight = 2M
            adapter.care.attempt-timeout = 30s
            adapter.care.attributes = id=zendesk_id,name=name,email=email,phone=phone,organization=organization,\
            tags=tags,link=zendesk_url
            adapter.care.back = false
            adapter.care.backoff = 500ms
            adapter.care.batch-size = 100
            adapter.care.calls = 60
            adapter.care.calls-period = 60s
            adapter.care.exports-per-minute = 10
            adapter.care.fields =
            adapter.care.head-room = 0.4
            adapter.care.join = true
            adapter.care.join-networks = facebook,instagram,twitter
            adapter.care.longest-wait = 60s
            adapter.care.max-retries = 4
            adapter.care.no-value =
            adapter.care.page-size = 500
            adapter.care.poll = 1m
            adapter.care.reactivate =
            adapter.care.ticket-fields =
            adapter.care.webhook-delay = 1s
            adapter.care.webhook-path = /hooks/zendesk
            adapter.care.webhook-queue = 10000
            adapter.care.webhook-share = 0.25
            adapter.cases.brand =
            adapter.cases.closed = refuse
            adapter.cases.external-id = true
            adapter.cases.form =
            adapter.cases.group =
            adapter.cases.max-interactions = 200
            adapter.cases.public-comments = false
            adapter.cases.tags = khoros
            adapter.console = false
            adapter.customers.external-id = false
            adapter.dead-letters.life = 14d
            adapter.dead-letters.max = 1000
            adapter.deadline = 7.5s
            adapter.dry-run = false
            adapter.events.backoff = 2s
            adapter.events.max-body-size = 1M
            adapter.events.max-retries = 6
            adapter.events.name =
            adapter.events.path = /hooks/khoros
            adapter.events.queue = 1000
            adapter.events.queue-size = 4M
            adapter.events.ticket-labels =
            adapter.fields.cache = 5m
            adapter.fields.case.alias =
            adapter.fields.case.hide =
            adapter.fields.case.label =
            adapter.fields.case.order =
            adapter.fields.customer.alias =
            adapter.fields.customer.hide =
            adapter.fields.customer.label =
            adapter.fields.customer.order =
            adapter.handles.field = khoros_social
            adapter.handles.learn = true
            adapter.http.answer-timeout = 20s
            adapter.http.header-timeout = 10s
            adapter.http.stop-grace = 3s
            adapter.khoros.base-path = /api/v1
            adapter.khoros.body-timeout = 5s
            adapter.khoros.company-ids =
            adapter.khoros.max-body-size = 4M
            adapter.khoros.update-case-status = 200
            adapter.khoros.update-customer-status = 201
            adapter.khoros.wrong-key-delay = 1s
            adapter.khoros.wrong-keys-per-minute = 20
            adapter.log.levels-file =
            adapter.memory.entries = 1000
            adapter.memory.life = 10m
            adapter.meta-deadline = 19s
            adapter.public-url =
            adapter.search.default-country =
            adapter.search.max-results = 25
            adapter.server-timing =
            adapter.shared-memory.breaker-delay = 5s
            adapter.shared-memory.timeout = 100ms
            adapter.shared-memory.url =
            adapter.shared-memory.url-file =
            adapter.state-dir =
            adapter.tls-directory = /etc/adapter/tls
            adapter.trace.file =
            adapter.zendesk.backoff = 150ms
            adapter.zendesk.breaker-delay = 5s
            adapter.zendesk.breaker-ratio = 0.75
            adapter.zendesk.breaker-volume = 20
            adapter.zendesk.max-concurrent = 50
            adapter.zendesk.max-pages = 60
            adapter.zendesk.max-retries = 3
            adapter.zendesk.max-waiting = 100
            adapter.zendesk.token-renewal = 0.8
            care.crm-key =
            care.gdpr.password =
            care.gdpr.password-file =
            care.gdpr.username =
            care.password =
            care.password-file =
            care.url =
            care.username =
            khoros.api-url = https://api.spredfast.com
            khoros.auth-header-name = Authorization
            khoros.auth-header-values =
            khoros.auth-header-values-file =
            khoros.client-id =
            khoros.client-secret =
            khoros.client-secret-file =
            khoros.events.token =
            khoros.events.token-file =
            khoros.login-url = https://login.spredfast.com
            zendesk.agent-url =
            zendesk.api-token =
            zendesk.api-token-file =
            zendesk.email =
            zendesk.oauth-client-id =
            zendesk.oauth-client-secret =
            zendesk.oauth-client-secret-file =
            zendesk.oauth-scope = read write
            zendesk.subdomain =
            zendesk.url =
            zendesk.webhook-secret =
            zendesk.webhook-secret-file =
            """;

    private static final Class<?>[] MAPPINGS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.khoroszendesk").stream()
                    .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                    .map(JavaClass::reflect)
                    .toArray(Class<?>[]::new);

    @Test
    void every_setting_has_its_name_and_default() {
        String actual = defaults().entrySet().stream()
                .map(setting -> (setting.getKey() + " = " + setting.getValue()).trim())
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(actual).isEqualTo(SETTINGS);
    }

    @Test
    void every_setting_can_be_given_in_the_environment() {
        Map<String, String> values = defaults().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, setting -> another(setting.getKey(), setting.getValue())));
        SmallRyeConfig config = OperatorSettings.inEnvironment(
                values.entrySet().stream()
                        .collect(Collectors.toMap(setting -> variable(setting.getKey()), Map.Entry::getValue)),
                MAPPINGS);

        assertThat(values.keySet().stream().collect(Collectors.toMap(Function.identity(), config::getRawValue)))
                .isEqualTo(values);
    }

    @Test
    void native_executables_know_the_types_of_settings_too() {
        assertThat(MAPPINGS).isNotEmpty().allSatisfy(mapping -> assertThat(mapping)
                .hasAnnotation(RegisterForReflection.class));
    }

    @Test
    void no_two_settings_share_a_variable() {
        assertThat(defaults().keySet().stream().map(ConfigTest::variable)).doesNotHaveDuplicates();
    }

    @Test
    void the_environment_binds_to_types() {
        SmallRyeConfig config = OperatorSettings.inEnvironment(
                Map.ofEntries(
                        Map.entry("ZENDESK_SUBDOMAIN", "acme"),
                        Map.entry("ZENDESK_URL", "http://localhost:8089"),
                        Map.entry("ZENDESK_OAUTH_CLIENT_SECRET", "s3cret"),
                        Map.entry("ZENDESK_OAUTH_CLIENT_SECRET_FILE", "/run/secrets/zendesk"),
                        Map.entry("KHOROS_AUTH_HEADER_VALUES", "one,two"),
                        Map.entry("KHOROS_AUTH_HEADER_VALUES_FILE", "/run/secrets/khoros"),
                        Map.entry("ADAPTER_DEADLINE", "500ms"),
                        Map.entry("ADAPTER_META_DEADLINE", "PT2S"),
                        Map.entry("ADAPTER_FIELDS_CASE_ALIAS", "ticket_field_1=clubNo,ticket_field_2=shop"),
                        Map.entry("ADAPTER_FIELDS_CUSTOMER_HIDE", "notes,details"),
                        Map.entry("ADAPTER_CASES_CLOSED", "follow-up"),
                        Map.entry("ADAPTER_CASES_TAGS", "khoros,social"),
                        Map.entry("ADAPTER_CASES_GROUP", "360001"),
                        Map.entry("ADAPTER_BESTMATCH_NAME_ONLY", "hide"),
                        Map.entry("ADAPTER_SEARCH_DEFAULT_COUNTRY", "DE"),
                        Map.entry("ADAPTER_KHOROS_MAX_BODY_SIZE", "1M"),
                        Map.entry("ADAPTER_KHOROS_COMPANY_IDS", "7,8"),
                        Map.entry("ADAPTER_ZENDESK_BREAKER_RATIO", "0.5")),
                MAPPINGS);
        ZendeskConfig zendesk = config.getConfigMapping(ZendeskConfig.class);
        ApiKeyConfig khoros = config.getConfigMapping(ApiKeyConfig.class);
        DeadlineConfig deadlines = config.getConfigMapping(DeadlineConfig.class);
        FieldsConfig fields = config.getConfigMapping(FieldsConfig.class);
        CasesConfig cases = config.getConfigMapping(CasesConfig.class);
        CrmApiConfig answers = config.getConfigMapping(CrmApiConfig.class);

        assertThat(zendesk.subdomain()).contains("acme");
        assertThat(zendesk.url()).contains(URI.create("http://localhost:8089"));
        assertThat(zendesk.oauthClientSecret()).contains("s3cret");
        assertThat(zendesk.oauthClientSecretFile()).contains("/run/secrets/zendesk");
        assertThat(khoros.authHeaderValues()).contains("one,two");
        assertThat(khoros.authHeaderValuesFile()).contains("/run/secrets/khoros");
        assertThat(deadlines.deadline()).isEqualTo(Duration.ofMillis(500));
        assertThat(deadlines.metaDeadline()).isEqualTo(Duration.ofSeconds(2));
        assertThat(fields.cases().alias().orElseThrow())
                .containsExactly("ticket_field_1=clubNo", "ticket_field_2=shop");
        assertThat(fields.customer().hide().orElseThrow()).containsExactly("notes", "details");
        assertThat(cases.closed()).isEqualTo(CasesConfig.Closed.FOLLOW_UP);
        assertThat(cases.tags()).containsExactly("khoros", "social");
        assertThat(cases.group()).contains(360001L);
        assertThat(config.getConfigMapping(BestMatchConfig.class).nameOnly()).isEqualTo(BestMatchConfig.NameOnly.HIDE);
        assertThat(config.getConfigMapping(SearchConfig.class).defaultCountry()).contains("DE");
        assertThat(answers.maxBodySize().asLongValue()).isEqualTo(1L << 20);
        assertThat(answers.companyIds().orElseThrow()).containsExactly("7", "8");
        assertThat(config.getConfigMapping(CallConfig.class).breakerRatio()).isEqualTo(0.5);
    }

    @Test
    void defaults_bind_to_types() {
        SmallRyeConfig config = OperatorSettings.inEnvironment(Map.of(), MAPPINGS);

        assertThat(config.getConfigMapping(DeadlineConfig.class).deadline()).isEqualTo(Duration.ofMillis(7_500));
        assertThat(config.getConfigMapping(DeadlineConfig.class).metaDeadline()).isEqualTo(Duration.ofSeconds(19));
        assertThat(config.getConfigMapping(DeadlineConfig.class).attemptTimeout())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(config.getConfigMapping(CasesConfig.class).closed()).isEqualTo(CasesConfig.Closed.REFUSE);
        assertThat(config.getConfigMapping(CrmApiConfig.class).maxBodySize().asLongValue())
                .isEqualTo(4L << 20);
    }

    @Test
    void addresses_come_from_the_subdomain_unless_they_are_given() {
        ZendeskConfig acme = OperatorSettings.of(ZendeskConfig.class, "zendesk.subdomain", "acme");
        ZendeskConfig mapped = OperatorSettings.of(
                ZendeskConfig.class,
                "zendesk.subdomain",
                "acme",
                "zendesk.url",
                "http://localhost:8089",
                "zendesk.agent-url",
                "https://help.acme.example/");

        assertThat(acme.api()).isEqualTo(URI.create("https://acme.zendesk.com"));
        assertThat(acme.agentOrigin()).isEqualTo("https://acme.zendesk.com");
        assertThat(mapped.api()).isEqualTo(URI.create("http://localhost:8089"));
        assertThat(mapped.agentOrigin()).isEqualTo("https://help.acme.example");
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new TreeMap<>();
        for (Class<?> mapping : MAPPINGS) {
            ConfigClass.configClass(mapping).getProperties().forEach((name, value) -> {
                // Lists are named a second time, for their items.
                if (!name.endsWith("[*]")) {
                    defaults.put(name, Objects.requireNonNullElse(value, ""));
                }
            });
        }
        return defaults;
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Another value that the setting can have. */
    private static String another(String property, String byDefault) {
        return switch (property) {
            case "adapter.bestmatch.name-only" -> "hide";
            case "adapter.cases.closed" -> "follow-up";
            case "adapter.server-timing" -> "true";
            case "adapter.cases.brand", "adapter.cases.form", "adapter.cases.group" -> "7";
            default -> {
                if (byDefault.equals("true") || byDefault.equals("false")) {
                    yield byDefault.equals("true") ? "false" : "true";
                }
                yield byDefault.matches("[0-9].*") ? byDefault.replaceFirst("^[0-9]+", "7") : "https://acme.example";
            }
        };
    }
}
