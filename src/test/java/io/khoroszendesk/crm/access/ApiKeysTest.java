package io.khoroszendesk.crm.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.OperatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    static final String GOOD = "a-key-of-20-letters-";
    static final String OTHER = "another-key-of-khoros";

    static ApiKeys production(String values) {
        return new ApiKeys(OperatorSettings.of(ApiKeyConfig.class, "khoros.auth-header-values", values), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\u00a0",
                "abc,de",
                "a-key-of-19-letters",
                "Bearer a-key-of-19-letters",
                "a key of 26 letters, but 3",
                "a-key-of-\u00a0-many-letters",
                "a-key-of-\u2003-many-letters",
                "a-key-of-\u200b-many-letters",
                "a-key-of-\ufeff-many-letters",
                "a-key-of-\u0007-many-letters",
                "Bearer ," + GOOD,
                "Bearer," + GOOD
            })
    void production_has_a_problem_with_a_weak_key(String values) {
        assertThat(production(values).problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                .startsWith("KHOROS_AUTH_HEADER_VALUES: key ")
                .contains("at least 20 characters")
                .doesNotContain("letters", "abc"));
    }

    @Test
    void the_scheme_alone_is_no_key_anywhere() {
        ApiKeys development =
                new ApiKeys(OperatorSettings.of(ApiKeyConfig.class, "khoros.auth-header-values", "Bearer "), false);

        assertThat(development.areConfigured()).isFalse();
        for (String header : new String[] {null, "", " ", "Bearer", "Bearer ", "bearer \t", "Bearer null"}) {
            assertThat(development.accept(header)).isFalse();
            assertThat(production("Bearer ").accept(header)).isFalse();
        }
    }

    @Test
    void which_key_is_weak_is_told_by_its_number() {
        assertThat(production(GOOD + ",short," + OTHER + "\n, Bearer x y").problems())
                .satisfiesExactly(
                        second -> assertThat(second).contains("key 2 of 4 is too short"),
                        fourth -> assertThat(fourth).contains("key 4 of 4 has a blank or invisible character"));
    }

    @Test
    void strong_keys_open_with_and_without_the_scheme_and_have_no_problem() {
        ApiKeys keys = production(GOOD + "\nBearer " + OTHER + "\n");

        assertThat(keys.problems()).isEmpty();
        assertThat(keys.accept(GOOD)).isTrue();
        assertThat(keys.accept("bearer  " + GOOD)).isTrue();
        assertThat(keys.accept(OTHER)).isTrue();
        assertThat(keys.accept("Bearer" + OTHER)).isFalse();
    }

    @Test
    void weak_keys_are_good_enough_for_development() {
        ApiKeys keys =
                new ApiKeys(OperatorSettings.of(ApiKeyConfig.class, "khoros.auth-header-values", "dev-key"), false);

        assertThat(keys.problems()).isEmpty();
        assertThat(keys.accept("dev-key")).isTrue();
    }

    @Test
    void a_weak_key_in_a_file_opens_nothing_while_the_others_go_on(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), "weak\n" + GOOD + "\n");
        ApiKeys keys = new ApiKeys(
                OperatorSettings.of(ApiKeyConfig.class, "khoros.auth-header-values-file", file.toString()), true);

        assertThat(keys.accept("weak")).isFalse();
        assertThat(keys.accept(GOOD)).isTrue();
        assertThat(keys.problems())
                .singleElement()
                .asString()
                .startsWith("KHOROS_AUTH_HEADER_VALUES_FILE: key 1 of 2 is too short");
    }
}
