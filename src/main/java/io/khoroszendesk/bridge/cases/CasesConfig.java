package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How cases become tickets. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.cases")
public interface CasesConfig {

    /** The tags of new tickets. */
    @WithDefault("khoros")
    List<String> tags();

    /** The id of the brand of new tickets. Zendesk's default brand if unset. */
    @Allowed(from = "1")
    Optional<Long> brand();

    /** The id of the form of new tickets. Zendesk's default form if unset. */
    @Allowed(from = "1")
    Optional<Long> form();

    /** The id of the group of new tickets, unless the agent chooses one. */
    @Allowed(from = "1")
    Optional<Long> group();

    /**
     * Whether comments are public. Zendesk mails public comments to the customer, who would get their own posts back.
     */
    @WithDefault("false")
    boolean publicComments();

    /**
     * Whether new tickets get an {@code external_id} derived from the contents of the case. By it the first ticket is
     * found again if a response was lost or another agent sends the same case.
     */
    @WithDefault("true")
    boolean externalId();

    /** The maximum number of interactions in one request. */
    @Allowed(from = "1", to = "1000")
    @WithDefault("200")
    int maxInteractions();

    /**
     * What happens to an update of a closed ticket, which Zendesk never accepts. What comes for a ticket that was merged
     * into another one goes to that one in any case.
     */
    @WithDefault("refuse")
    Closed closed();

    /** How an update of a closed ticket is handled. */
    enum Closed {
        /** The update fails, and the agent is told to create a new case. */
        REFUSE,
        /** The update goes into a follow-up ticket, which is returned in place of the closed one. */
        FOLLOW_UP
    }
}
