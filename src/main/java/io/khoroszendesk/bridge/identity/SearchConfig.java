package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How customers are searched. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.search")
public interface SearchConfig {

    /** The maximum number of customers in a search result. */
    @Allowed(from = "1", to = "100")
    @WithDefault("25")
    int maxResults();

    /** The country of phone numbers without a country code: two capital letters such as DE. */
    Optional<String> defaultCountry();
}
