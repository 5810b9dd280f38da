package io.khoroszendesk.common.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ProfileNoticeTest {

    private static final String RECORDER = "io.quarkus.runtime.configuration.ConfigRecorder";

    private static boolean isLogged(String logger, String message) {
        LogRecord line = new LogRecord(Level.WARNING, message);
        line.setLoggerName(logger);
        return new ProfileNotice().isLoggable(line);
    }

    @Test
    void another_profile_than_that_of_the_build_is_no_warning() {
        assertThat(isLogged(RECORDER, "The profile '%s' used to build the native image is different"))
                .isFalse();
    }

    @Test
    void all_else_is_logged() {
        assertThat(isLogged(RECORDER, "Build time property cannot be changed at runtime"))
                .isTrue();
        assertThat(isLogged("io.khoroszendesk.Adapter", "The profile of a customer"))
                .isTrue();
    }
}
