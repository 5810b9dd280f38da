package io.khoroszendesk.bridge.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How cases become tickets. */
@ConfigMapping(prefix = "adapter.cases")
public interface CasesConfig {

    /** Tags of new tickets. */
    @WithDefault("khoros")
    List<String> tags();

    /** The id of the brand of new tickets. */
    Optional<Long> brand();

    /** The id of the form of new tickets. */
    Optional<Long> form();

    /** The id of the group of new tickets, unless the agent chooses one. */
    Optional<Long> group();

    /** Whether comments are public. Zendesk mails public ones to the customer, who would get their own posts back. */
    @WithDefault("false")
    boolean publicComments();

    /**
     * Whether new tickets get an {@code external_id} made of what the case is about. It finds the first ticket again when an
     * answer was lost, or another agent sends the same case.
     */
    @WithDefault("true")
    boolean externalId();

    /** How many interactions one request may hold. */
    @WithDefault("200")
    int maxInteractions();

    /** What becomes of an update of a closed ticket, which Zendesk never takes. */
    @WithDefault("refuse")
    Closed closed();

    /** What is done with updates of closed tickets. */
    enum Closed {
        /** The agent is told to create a new case. */
        REFUSE,
        /** A follow-up ticket takes what is new, and is answered in place of the closed one. */
        FOLLOW_UP
    }
}
