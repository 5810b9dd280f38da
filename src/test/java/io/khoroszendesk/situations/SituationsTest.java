package io.khoroszendesk.situations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of the made-up tenant's situations is whole, and the README shows it. */
class SituationsTest {

    private static final Path MAPPINGS = Path.of("wiremock/mappings");

    private final List<Situation> situations = Situation.all();

    SituationsTest() throws IOException {}

    @Test
    void every_mapping_is_in_a_row_and_every_row_names_mappings_that_are_there() throws IOException {
        Set<String> named = situations.stream()
                .flatMap(row -> row.mappings().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).containsExactlyInAnyOrderElementsOf(mappings());
    }

    @Test
    void a_mapping_is_named_like_its_file() throws IOException {
        for (String name : mappings()) {
            assertThat(new ObjectMapper()
                            .readTree(MAPPINGS.resolve(name + ".json").toFile())
                            .path("name")
                            .asText())
                    .isEqualTo(name);
        }
    }

    @Test
    void the_readme_shows_every_row_as_make_situations_writes_it() throws IOException {
        String page = Files.readString(SituationTables.README);

        assertThat(SituationTables.sections(page))
                .containsExactlyInAnyOrderElementsOf(
                        situations.stream().map(Situation::section).collect(Collectors.toSet()));
        assertThat(page).isEqualTo(SituationTables.written(page, situations));
    }

    @Test
    void a_row_has_a_name_of_its_own_and_says_what_is_sent_and_expected() {
        assertThat(situations.stream().map(Situation::name)).doesNotHaveDuplicates();
        assertThat(situations).allSatisfy(row -> {
            assertThat(row.send()).isNotBlank();
            assertThat(row.calls()).isNotEmpty();
            assertThat(row.mappings()).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    @Test
    void what_one_row_creates_no_other_row_creates() {
        assertThat(situations.stream().flatMap(row -> row.calls().stream()
                        .filter(SituationsTest::creates)
                        .map(call -> call.path() + " " + call.body())
                        .distinct()))
                .doesNotHaveDuplicates();
    }

    private static boolean creates(Call call) {
        return call.kind() == Call.Kind.REQUEST
                && call.method().equals("POST")
                && List.of("/customer", "/case").contains(call.path());
    }

    private static Set<String> mappings() throws IOException {
        try (Stream<Path> files = Files.walk(MAPPINGS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> MAPPINGS.relativize(file).toString().replaceFirst("\\.json$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
