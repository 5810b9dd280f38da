package io.khoroszendesk.common.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Leaves out what Quarkus says of every executable that is started with another profile than it was built with. The profile
 * {@code tls} is meant for that, and one without settings stops the start with a line of its own.
 */
@LoggingFilter(name = "profile-notice")
public final class ProfileNotice implements Filter {

    private static final String LOGGER = "io.quarkus.runtime.configuration.ConfigRecorder";
    private static final String BEGINNING = "The profile ";

    @Override
    public boolean isLoggable(LogRecord line) {
        return !LOGGER.equals(line.getLoggerName()) || !line.getMessage().startsWith(BEGINNING);
    }
}
