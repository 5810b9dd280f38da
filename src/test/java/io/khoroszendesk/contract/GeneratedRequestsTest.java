package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Judges a run of {@code make contract}, whose log is given by {@code -Dcontract.generated}. */
@EnabledIfSystemProperty(named = "contract.generated", matches = ".+")
class GeneratedRequestsTest {

    @Test
    void all_operations_were_tried_rightly_and_wrongly() throws IOException {
        List<Generated> all = log();

        assertThat(all.stream().map(Generated::operation).distinct()).hasSize(10);
        assertThat(all.stream().filter(Generated::wrong)).hasSizeGreaterThan(50);
        assertThat(all).hasSizeGreaterThan(500);
    }

    @Test
    void no_answer_is_a_failure_or_outside_of_the_document_and_nothing_wrong_is_accepted() throws IOException {
        assertThat(GeneratedVerdict.complaints(log())).isEmpty();
    }

    private static List<Generated> log() throws IOException {
        return Generated.of(Files.readAllLines(Path.of(System.getProperty("contract.generated"))));
    }
}
