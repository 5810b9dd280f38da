package io.khoroszendesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.docs.KnownSettings.Setting;
import io.khoroszendesk.docs.MarkdownPage.Row;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
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
                .matches(unit(setting(row).type())));
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

        assertThat(ROWS.stream().filter(row -> row.cells().getFirst().startsWith(OF_THE_FRAMEWORK)))
                .isNotEmpty()
                .allSatisfy(row -> {
                    String property = bare(row.cells().get(1));
                    assertThat(row.cells().getFirst())
                            .isEqualTo(code(new Setting(property, "", null, null).variable()));
                    assertThat(row.cells().get(2))
                            .as(property)
                            .isEqualTo(
                                    properties.containsKey(property) ? code(properties.getProperty(property)) : NONE);
                });
    }

    private static Stream<Row> ofThisService() {
        return ROWS.stream()
                .filter(row -> row.cells().size() == 5)
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
            case Class<?> c when c == double.class -> "share, \\S.*";
            case Class<?> c when c == int.class || c == long.class || c == Long.class -> "number, \\S.*";
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
