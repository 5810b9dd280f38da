package io.khoroszendesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.Allowed;
import io.khoroszendesk.common.config.CertificateFiles;
import io.khoroszendesk.common.config.CheckedSettings;
import io.khoroszendesk.common.config.FrameworkSettings;
import io.khoroszendesk.common.config.WrongValues;
import io.khoroszendesk.docs.KnownSettings.Setting;
import io.khoroszendesk.docs.MarkdownPage.Row;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final String NONE = "—";
    private static final String OF_THE_FRAMEWORK = "`QUARKUS_";
    private static final List<Row> ROWS =
            MarkdownPage.at("docs/configuration.md").rows();

    @Test
    void every_setting_is_there_once_and_nothing_else_is() {
        assertThat(ofThisService().map(row -> row.cells().get(1)))
                .containsExactlyInAnyOrderElementsOf(KnownSettings.byProperty().keySet().stream()
                        .map(ConfigurationPageTest::code)
                        .toList());
    }

    @Test
    void a_setting_has_its_variable() {
        assertThat(ofThisService()).allSatisfy(row -> assertThat(row.cells().getFirst())
                .isEqualTo(code(setting(row).variable())));
    }

    @Test
    void a_setting_stands_under_its_prefix() {
        assertThat(ofThisService()).allSatisfy(row -> assertThat(row.heading())
                .as(row.cells().getFirst())
                .endsWith("(" + code(setting(row).prefix()) + ")"));
    }

    @Test
    void a_setting_has_its_default() {
        assertThat(ofThisService()).allSatisfy(row -> assertThat(row.cells().get(2))
                .as(row.cells().getFirst())
                .isEqualTo(
                        setting(row).byDefault() == null
                                ? NONE
                                : code(setting(row).byDefault())));
    }

    @Test
    void a_setting_has_its_type_and_unit() {
        assertThat(ofThisService()).allSatisfy(row -> assertThat(row.cells().get(3))
                .as(row.cells().getFirst())
                .matches(unit(setting(row).type())
                        + Pattern.quote(range(setting(row).allowed()))));
    }

    @Test
    void a_setting_of_the_framework_has_its_type_and_range() {
        Map<String, Method> declared = Arrays.stream(FrameworkSettings.class.getMethods())
                .collect(Collectors.toMap(
                        method -> method.getAnnotation(WithName.class).value(), Function.identity()));

        assertThat(ofTheFramework().map(row -> bare(row.cells().get(1))))
                .containsExactlyInAnyOrderElementsOf(declared.keySet());
        assertThat(ofTheFramework()).allSatisfy(row -> {
            Method method = declared.get(bare(row.cells().get(1)));
            String words = row.cells().get(3);
            assertThat(words).as(row.cells().getFirst()).endsWith(range(method.getAnnotation(Allowed.class)));
            if (method.getReturnType() != CertificateFiles.class) {
                assertThat(words).as(row.cells().getFirst()).matches(unit(method.getGenericReturnType()) + ".*");
            }
        });
    }

    @Test
    void a_setting_of_the_framework_has_the_default_for_a_wrong_value_too() {
        assertThat(FrameworkSettings.class.getMethods())
                .filteredOn(method -> method.isAnnotationPresent(WithDefault.class))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(ofTheFramework()).anySatisfy(row -> assertThat(row.cells())
                        .contains(
                                code(method.getAnnotation(WithName.class).value()),
                                code(method.getAnnotation(WithDefault.class).value()))));
    }

    @Test
    void a_setting_can_have_the_value_of_its_example() {
        Map<String, String> examples = ROWS.stream()
                .filter(row -> row.cells().size() == 6)
                .collect(Collectors.toMap(
                        row -> bare(row.cells().getFirst()),
                        row -> bare(row.cells().get(4))));

        assertThat(examples).doesNotContainValue("");
        assertThat(problems(examples)).allMatch(problem -> problem.endsWith("which doesn't exist"));
    }

    private static List<String> problems(Map<String, String> variables) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withValidateUnknown(false)
                .withCustomizers(new CheckedSettings.Customizer())
                .withSources(new EnvConfigSource(variables, 300));
        KnownSettings.mappings().forEach(builder::withMapping);
        return new WrongValues(builder.build()).problems();
    }

    private static Stream<Row> ofTheFramework() {
        return ROWS.stream().filter(row -> row.cells().getFirst().startsWith(OF_THE_FRAMEWORK));
    }

    /** How the third column ends where the values are bounded. */
    private static String range(Allowed allowed) {
        if (allowed == null || allowed.from().isEmpty()) {
            return "";
        }
        return allowed.to().isEmpty()
                ? ", at least " + code(allowed.from())
                : ", " + code(allowed.from()) + " to " + code(allowed.to());
    }

    @Test
    void a_number_a_time_and_a_size_is_bounded() {
        assertThat(KnownSettings.byProperty().values())
                .filteredOn(setting -> unit(setting.type()).matches("(number|share|duration|size).*"))
                .isNotEmpty()
                .allSatisfy(setting -> {
                    assertThat(setting.allowed()).as(setting.variable()).isNotNull();
                    assertThat(setting.allowed().from()).as(setting.variable()).isNotEmpty();
                });
    }

    @Test
    void a_setting_is_explained() {
        assertThat(ROWS).allSatisfy(row -> assertThat(row.cells().getLast())
                .as(row.cells().getFirst())
                .isNotBlank());
    }

    @Test
    void a_setting_of_the_framework_has_the_default_that_this_service_gives_it() throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(reader);
        }

        assertThat(ofTheFramework()).isNotEmpty().allSatisfy(row -> {
            String property = bare(row.cells().get(1));
            assertThat(row.cells().getFirst()).isEqualTo(code(new Setting(property, "", null, null, null).variable()));
            assertThat(row.cells().get(2))
                    .as(property)
                    .isEqualTo(properties.containsKey(property) ? code(properties.getProperty(property)) : NONE);
        });
    }

    private static Stream<Row> ofThisService() {
        return ROWS.stream()
                .filter(row -> row.cells().size() == 6)
                .filter(row -> !row.cells().getFirst().startsWith(OF_THE_FRAMEWORK));
    }

    private static Setting setting(Row row) {
        Setting setting = KnownSettings.byProperty().get(bare(row.cells().get(1)));
        assertThat(setting).as(row.cells().get(1)).isNotNull();
        return setting;
    }

    /** How the third column begins, as a regular expression. Numbers and shares say of what they are. */
    private static String unit(Type type) {
        return switch (type) {
            case ParameterizedType list when list.getRawType() == List.class -> "list";
            case Class<?> c when c == Duration.class -> "duration";
            case Class<?> c when c == MemorySize.class -> "size";
            case Class<?> c when c == URI.class -> "URL";
            case Class<?> c when c == Path.class -> "path";
            case Class<?> c when c == String.class -> "text|path";
            case Class<?> c when c == boolean.class || c == Boolean.class -> "`true` or `false`";
            case Class<?> c when c == double.class -> "share, \\S.*?";
            case Class<?> c when c == int.class || c == long.class || c == Long.class -> "number, \\S.*?";
            case Class<?> c
            when c.isEnum() ->
                Arrays.stream(c.getEnumConstants())
                        .map(constant -> code(
                                constant.toString().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .collect(Collectors.joining(" or "));
            default -> throw new IllegalArgumentException("settings of this type are new: " + type);
        };
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String bare(String code) {
        return code.replace("`", "");
    }
}
