package io.khoroszendesk.bridge.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How a social profile is matched with customers. */
@ConfigMapping(prefix = "adapter.bestmatch")
public interface BestMatchConfig {

    /** How many customers are shown at the most. */
    @WithDefault("10")
    int maxResults();

    /** The score below which a match is not shown; see {@link MatchScore} for the scores. */
    @WithDefault("25")
    int threshold();

    /** Whether customers of whom only the name matches are shown. */
    @WithDefault("show")
    NameOnly nameOnly();

    /** Names of customer fields that hold order numbers. */
    Optional<List<String>> orderFields();

    /** Names of customer fields that hold account numbers. */
    Optional<List<String>> accountFields();

    /** What is done with a match of the name alone. */
    enum NameOnly {
        SHOW,
        HIDE
    }
}
