package io.khoroszendesk.crm.access;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The key by which Khoros authenticates: the value that was registered with Khoros as {@code authHeaderValue}. */
@RegisterForReflection
@ConfigMapping(prefix = "khoros")
public interface ApiKeyConfig {

    /** The header that holds the key. Khoros' documents do not name it; its value is sent unchanged. */
    @Allowed(form = "[!#$%&'*+.^_`|~0-9A-Za-z-]+", words = "the name of a header, such as Authorization")
    @WithDefault("Authorization")
    String authHeaderName();

    /**
     * The accepted keys, separated by commas: one, or two during a rotation. A {@code Bearer } prefix is ignored, here
     * and in the header. Each key needs at least 20 characters and no spaces or invisible characters; otherwise the
     * service doesn't start in production.
     */
    Optional<String> authHeaderValues();

    /** A file with the keys, separated by commas or line ends; read again when it changes. */
    Optional<String> authHeaderValuesFile();
}
