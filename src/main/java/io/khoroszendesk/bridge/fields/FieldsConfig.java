package io.khoroszendesk.bridge.fields;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What Khoros gets to see of the tenant's fields. With nothing set, all active fields are shown. Fields are named as in the
 * metadata: {@code email}, a user field's key, {@code ticket_field_<id>}.
 */
@ConfigMapping(prefix = "adapter.fields")
public interface FieldsConfig {

    Changes customer();

    @WithName("case")
    Changes cases();

    /** How long metadata is used before it is read again. An older copy goes on being used while Zendesk fails. */
    @WithDefault("5m")
    Duration cache();

    /** Changes to the fields of one object. Lists, because the keys of a map don't survive the names of the environment. */
    interface Changes {

        /** Fields that are left out of the metadata, of answers and of what can be written. */
        Optional<List<String>> hide();

        /** Other names for fields: {@code ticket_field_123=clubNo}. */
        Optional<List<String>> alias();

        /** Other labels: {@code clubNo=Customer Club Number}. */
        Optional<List<String>> label();

        /** Fields that come first, in this order. */
        Optional<List<String>> order();
    }
}
