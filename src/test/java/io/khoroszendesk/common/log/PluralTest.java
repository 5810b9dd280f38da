package io.khoroszendesk.common.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PluralTest {

    /** A number that is put before a noun in the plural, in a format or between texts. */
    private static final Pattern BARE = Pattern.compile(
            "%,?\\d*d (?:\\w+ )?(?:users|customers|calls|connections|posts|events|letters|fields|pages|times|attempts"
                    + "|tickets|keys|images|accounts|problems|people|terms)\\b"
                    + "|(?:size\\(\\)|length|count|left) \\+ \" (?:\\w+ )?(?:users|customers|calls|connections|posts|events"
                    + "|letters|fields|pages|times|attempts|tickets|keys|images|accounts|problems|terms)\\b"
                    + "|\\? \"\" : \"s\"|\\? \"[^\"]*\\.\" : \"s\\.\"");

    @Test
    void one_of_something_is_not_told_as_several() {
        assertThat(Plural.of(1, "user")).isEqualTo("1 user");
        assertThat(Plural.of(1, "user is", "users are")).isEqualTo("1 user is");
        assertThat(Plural.noun(1, "user")).isEqualTo("user");
    }

    @Test
    void none_and_many_are_told_in_the_plural() {
        assertThat(Plural.of(0, "user")).isEqualTo("0 users");
        assertThat(Plural.of(2, "user is", "users are")).isEqualTo("2 users are");
        assertThat(Plural.of(1_200, "user")).isEqualTo("1,200 users");
        assertThat(Plural.noun(2, "user")).isEqualTo("users");
    }

    @Test
    void no_line_of_the_code_puts_a_number_before_a_fixed_plural() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher bare = BARE.matcher(Files.readString(file));
                while (bare.find()) {
                    found.add(file.getFileName() + ": " + bare.group());
                }
            }
        }

        assertThat(found).isEmpty();
    }
}
