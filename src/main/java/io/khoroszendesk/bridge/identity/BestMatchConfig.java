package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How a social profile is matched with customers. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.bestmatch")
public interface BestMatchConfig {

    /** The maximum number of customers in a result. */
    @Allowed(from = "1", to = "100")
    @WithDefault("10")
    int maxResults();

    /** The minimum score of a match that is shown; {@link MatchScore} describes the scores. */
    @Allowed(from = "0", to = "1000")
    @WithDefault("25")
    int threshold();

    /** Whether customers are shown of whom only the name matches. */
    @WithDefault("show")
    NameOnly nameOnly();

    /** Names of customer fields that hold order numbers. */
    Optional<List<String>> orderFields();

    /** Names of customer fields that hold account numbers. */
    Optional<List<String>> accountFields();

    /** What happens to a match by name alone. */
    enum NameOnly {
        SHOW,
        HIDE
    }
}
