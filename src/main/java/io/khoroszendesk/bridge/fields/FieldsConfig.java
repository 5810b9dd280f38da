package io.khoroszendesk.bridge.fields;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which of the tenant's fields Khoros sees. By default these are all active fields. Fields are named as in the
 * metadata: {@code email}, a user field's key, {@code ticket_field_<id>}.
 */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.fields")
public interface FieldsConfig {

    Changes customer();

    @WithName("case")
    Changes cases();

    /** How long metadata is cached. While Zendesk fails, an older copy stays in use. */
    @Allowed(from = "0s", to = "1d")
    @WithDefault("5m")
    Duration cache();

    /**
     * Changes to the fields of one object. They are lists, because environment variables can't carry the keys of a map.
     */
    interface Changes {

        /** No field is changed. */
        Changes NONE = new Changes() {
            @Override
            public Optional<List<String>> hide() {
                return Optional.empty();
            }

            @Override
            public Optional<List<String>> alias() {
                return Optional.empty();
            }

            @Override
            public Optional<List<String>> label() {
                return Optional.empty();
            }

            @Override
            public Optional<List<String>> order() {
                return Optional.empty();
            }
        };

        /** Fields to leave out of the metadata, of responses and of what can be written. */
        Optional<List<String>> hide();

        /** Aliases of fields, for example {@code ticket_field_123=clubNo}. */
        Optional<List<String>> alias();

        /** Labels of fields, for example {@code clubNo=Customer Club Number}. */
        Optional<List<String>> label();

        /** Fields that come first, in this order. */
        Optional<List<String>> order();
    }
}
