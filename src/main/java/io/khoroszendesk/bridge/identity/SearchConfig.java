package io.khoroszendesk.bridge.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How customers are searched. */
@ConfigMapping(prefix = "adapter.search")
public interface SearchConfig {

    /** The maximum number of customers in a search result. */
    @WithDefault("25")
    int maxResults();

    /** The country of phone numbers without a country code: two capital letters such as DE. */
    Optional<String> defaultCountry();
}
