package io.khoroszendesk.zendesk.trace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whether exchanges with Zendesk are recorded. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.trace")
public interface TraceConfig {

    /**
     * The file to which every exchange with Zendesk is written, scrubbed, as lines of JSON with their correlation id.
     * Nothing is written if it is unset. It costs time and the file grows without bound, so set it only while you
     * troubleshoot.
     */
    Optional<Path> file();
}
