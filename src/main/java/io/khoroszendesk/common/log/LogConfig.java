package io.khoroszendesk.common.log;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What of the log changes while the service runs. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.log")
public interface LogConfig {

    /**
     * A file of log levels, one {@code category=LEVEL} a line, that is read again every three seconds. It may be missing, and
     * be a mounted ConfigMap. Only categories of this service can be named, because others would log customers' data at
     * DEBUG.
     */
    Optional<Path> levelsFile();
}
