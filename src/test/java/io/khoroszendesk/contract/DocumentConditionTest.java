package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentConditionTest {

    private final Properties before = System.getProperties();
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @BeforeEach
    void a_run_for_which_nothing_is_given() {
        Properties properties = new Properties();
        properties.putAll(before);
        properties.keySet().removeIf(name -> name.toString().startsWith("contract."));
        System.setProperties(properties);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void the_run_goes_on() {
        System.setProperties(before);
        System.setOut(out);
    }

    @Test
    void a_test_without_its_document_is_skipped_and_told_once() {
        assertThat(isRun(ContractDocument.GDPR)).isFalse();
        assertThat(isRun(ContractDocument.GDPR)).isFalse();

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("SKIPPED: what is compared with the document of Khoros Care's GDPR API, because"
                        + " -Dcontract.gdpr doesn't name it");
    }

    @Test
    void a_test_with_its_document_is_run() throws IOException {
        System.setProperty(
                "contract.gdpr",
                Files.createFile(directory.resolve("gdpr.yaml")).toString());

        assertThat(isRun(ContractDocument.GDPR)).isTrue();
        assertThat(printed.size()).isZero();
    }

    @Test
    void a_path_at_which_nothing_is_fails() {
        System.setProperty("contract.gdpr", directory.resolve("gdpr.yaml").toString());

        assertThatIllegalStateException()
                .isThrownBy(() -> isRun(ContractDocument.GDPR))
                .withMessageContaining("-Dcontract.gdpr names ")
                .withMessageContaining("where nothing is");
    }

    @Test
    void what_the_repository_has_is_there_without_being_named() throws IOException {
        assertThat(ContractDocument.CARE.text()).startsWith("# ");
        assertThat(ContractDocument.KHOROS.text()).startsWith("# ");
    }

    private static boolean isRun(ContractDocument document) {
        return !DocumentCondition.evaluate(document).isDisabled();
    }
}
