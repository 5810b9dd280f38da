package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartupValidationTest {

    @Test
    void problems_are_told_by_their_variables() {
        assertThat(problems("B is missing: write b", "A is 1, but must be 2"))
                .containsExactly("A is 1, but must be 2", "B is missing: write b");
    }

    @Test
    void what_is_set_to_a_wrong_value_is_not_called_missing() {
        assertThat(problems(
                        "A is missing, although B is set", "A is x, but must be y", "A_FILE names z, which is empty"))
                .containsExactly("A is x, but must be y", "A_FILE names z, which is empty");
    }

    private static List<String> problems(String first, String... others) {
        return StartupValidation.problemsOf(Stream.of(() -> List.of(first), () -> List.of(others)));
    }
}
