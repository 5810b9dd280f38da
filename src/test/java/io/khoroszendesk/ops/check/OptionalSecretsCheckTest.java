package io.khoroszendesk.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.security.SecretFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionalSecretsCheckTest {

    private static final String TOKEN = "KHOROS_EVENTS_TOKEN";

    @TempDir
    Path folder;

    private static OptionalSecretsCheck check(Optional<String> value, Optional<Path> file) {
        return new OptionalSecretsCheck(Map.of(TOKEN, new SecretFile(value, file.map(Path::toString))));
    }

    @Test
    void a_file_that_is_not_there_is_named_with_its_setting() {
        Path missing = folder.resolve("missing");

        assertThat(check(Optional.empty(), Optional.of(missing)).inspect(false))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isFailure()).isTrue())
                .extracting(Finding::sentence)
                .isEqualTo(TOKEN + "_FILE names " + missing + ", which doesn't exist.");
    }

    @Test
    void a_secret_that_is_there_or_not_wanted_is_not_mentioned() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "a token");

        assertThat(check(Optional.empty(), Optional.of(file)).inspect(false)).isEmpty();
        assertThat(check(Optional.of("a token"), Optional.empty()).inspect(false))
                .isEmpty();
        assertThat(check(Optional.empty(), Optional.empty()).inspect(false)).isEmpty();
    }
}
