package io.khoroszendesk.ops.console;

import java.util.Arrays;
import java.util.Optional;

/** The states of the stand-in for Zendesk, and what one can watch in each. */
enum StandInState {
    AS_USUAL("as usual", "Started", "As usual", "Zendesk answers as it should."),
    SLOW("slow", "slow", "Slow", "Every answer takes 10 seconds, which is longer than agents wait."),
    THROTTLED(
            "throttled",
            "throttled",
            "Throttled",
            "The account has no calls left (429). The adapter calls it again after 27 seconds."),
    DOWN("down", "maintenance", "Down", "Zendesk is in maintenance (503)."),
    TOKEN_EXPIRED(
            "token expired",
            "token-expired",
            "Token expired",
            "The access token is refused (401) until a new one is asked for. Agents notice nothing."),
    CONFLICT("conflict", "conflict", "Conflict", "Somebody else changes whatever is updated (409), again and again.");

    private final String id;
    private final String ofStandIn;
    private final String label;
    private final String description;

    StandInState(String id, String ofStandIn, String label, String description) {
        this.id = id;
        this.ofStandIn = ofStandIn;
        this.label = label;
        this.description = description;
    }

    /** The name by which the console's page switches to it. */
    String id() {
        return id;
    }

    /** The state of the scenario in {@code wiremock/mappings/account}. */
    String ofStandIn() {
        return ofStandIn;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    static Optional<StandInState> of(String id) {
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }

    static Optional<StandInState> ofStandIn(String state) {
        return Arrays.stream(values())
                .filter(known -> known.ofStandIn.equals(state))
                .findFirst();
    }
}
