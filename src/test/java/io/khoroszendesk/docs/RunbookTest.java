package io.khoroszendesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds what to do, and nobody reads about alerts that do not exist. */
class RunbookTest {

    private static final Path RULES = Path.of("deploy/prometheus/alerts.yaml");
    private static final String PAGE = "docs/observability.md";

    @Test
    void every_alert_has_a_section_in_the_order_of_the_rules_and_no_section_is_without_an_alert() throws IOException {
        assertThat(sections()).isNotEmpty().isEqualTo(alerts());
    }

    @Test
    void every_section_says_how_urgent_the_alert_is_and_what_to_do() throws IOException {
        List<String> texts = List.of(runbook().split("\n### ")).stream().skip(1).toList();

        for (JsonNode rule : rules()) {
            String severity = rule.at("/labels/severity").asText();
            assertThat(texts)
                    .filteredOn(text -> text.startsWith(rule.path("alert").asText() + "\n"))
                    .singleElement()
                    .asString()
                    .contains("**" + severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1) + ".**")
                    .contains("\n1. ");
        }
    }

    @Test
    void every_alert_links_to_its_section() throws IOException {
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> assertThat(
                        rule.at("/annotations/runbook_url").asText())
                .endsWith(PAGE + "#" + rule.path("alert").asText().toLowerCase(Locale.ROOT)));
    }

    private static List<String> alerts() throws IOException {
        List<String> names = new ArrayList<>();
        rules().forEach(rule -> names.add(rule.path("alert").asText()));
        return names;
    }

    private static JsonNode rules() throws IOException {
        return new YAMLMapper().readTree(Files.readString(RULES)).at("/groups/0/rules");
    }

    private static List<String> sections() throws IOException {
        return runbook()
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();
    }

    /** The last chapter of the page. */
    private static String runbook() throws IOException {
        String page = Files.readString(Path.of(PAGE));
        return page.substring(page.indexOf("\n## Runbook\n"));
    }
}
