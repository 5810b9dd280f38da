package io.khoroszendesk.zendesk.trace;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whether exchanges with Zendesk are written down. */
@ConfigMapping(prefix = "adapter.trace")
public interface TraceConfig {

    /**
     * A file that gets every exchange with Zendesk, scrubbed, as lines of JSON with their correlation id. Without it nothing is
     * written. It costs time and grows without bound: switch it on while a failure is looked for.
     */
    Optional<Path> file();
}
