package io.khoroszendesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page "Architecture" leads to what it names: by the table "Where is …?", and by the map. */
class WhereIsTest {

    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Path CODE = Path.of("src/main/java/io/khoroszendesk");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]\\w*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z]+(\\.[a-z]+)*");
    /** What follows the name of a member where it is declared: a body, or the end of a setting. */
    private static final String DECLARED = "(\\b(\\([^;{}]*\\))?[^;{}()]*\\{|\\(\\);)";

    private static final int MOST_STEPS = 3;

    /** The steps that answer a question: folders, then a class with one of its members. */
    record Way(String question, List<String> steps) {

        @Override
        public String toString() {
            return question;
        }
    }

    /** A class that the map places in a package; the root package is empty. */
    record Place(String inPackage, String name) {

        @Override
        public String toString() {
            return inPackage + " " + name;
        }
    }

    @Test
    void ten_questions_are_answered() throws IOException {
        assertThat(ways()).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void at_most_three_steps_lead_to_the_line(Way way) throws IOException {
        assertThat(way.steps()).hasSizeBetween(1, MOST_STEPS);
        String[] last = way.steps().getLast().split("\\.");
        Path folder =
                CODE.resolve(String.join("/", way.steps().subList(0, way.steps().size() - 1)));
        Path file = folder.resolve(last[0] + ".java");

        assertThat(file).exists();
        assertThat(last).as("a class and its member").hasSize(2);
        assertThat(Files.readString(file)).containsPattern("\\b" + last[1] + DECLARED);
    }

    @ParameterizedTest
    @MethodSource("places")
    void the_map_puts_classes_where_they_are(Place place) {
        assertThat(CODE.resolve(place.inPackage().replace('.', '/')).resolve(place.name() + ".java"))
                .exists();
    }

    @Test
    void every_package_of_the_code_is_on_the_map() throws IOException {
        List<String> mapped = rows("## The map").flatMap(WhereIsTest::packages).toList();

        assertThat(packagesOfTheCode()).isNotEmpty().allSatisfy(name -> assertThat(mapped)
                .contains(name));
    }

    static List<Way> ways() throws IOException {
        return rows("## Where is …?")
                .map(row -> new Way(row.getFirst(), named(row.getLast())))
                .toList();
    }

    static List<Place> places() throws IOException {
        return rows("## The map")
                .flatMap(row -> named(row.getLast()).stream()
                        .filter(name -> CLASS.matcher(name).matches())
                        .map(name -> new Place(packages(row).findFirst().orElse(""), name)))
                .toList();
    }

    /** The packages that a row is about; one that begins with a dot continues the name of the row's first. */
    private static Stream<String> packages(List<String> row) {
        List<String> names = named(row.getFirst());
        String parent = names.isEmpty() ? "" : names.getFirst().replaceFirst("\\.[^.]*$", "");
        return names.stream()
                .map(name -> name.startsWith(".") ? parent + name : name)
                .filter(name -> PACKAGE.matcher(name).matches());
    }

    private static List<String> packagesOfTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> CODE.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** The rows of the table in a chapter, without its head. */
    private static Stream<List<String>> rows(String chapter) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("\n" + chapter + "\n");
        assertThat(start).as(chapter).isNotNegative();
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    private static List<String> named(String cell) {
        return NAMED.matcher(cell).results().map(result -> result.group(1)).toList();
    }
}
