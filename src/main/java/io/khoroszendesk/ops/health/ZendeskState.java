package io.khoroszendesk.ops.health;

import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.util.Locale;

/** How it stands with Zendesk, as readiness and metrics tell it. */
enum ZendeskState {
    /** Nobody has asked lately. */
    UNKNOWN("Zendesk has not been asked lately"),
    AVAILABLE(""),
    UNAUTHORIZED("Zendesk refuses the credentials, or they lack a scope"),
    RATE_LIMITED("Zendesk's limit of calls is used up"),
    OVERLOADED("Zendesk is overloaded or in maintenance"),
    UNREACHABLE("Zendesk can't be reached"),
    TIMEOUT("Zendesk does not answer in time"),
    MALFORMED("Zendesk's answers can't be read"),
    CIRCUIT_OPEN("Zendesk is not called for the moment, after many failures"),
    FAILED("Zendesk fails to answer");

    private final String problem;

    ZendeskState(String problem) {
        this.problem = problem;
    }

    static ZendeskState after(Kind failure) {
        return switch (failure) {
            case UNAUTHORIZED -> UNAUTHORIZED;
            case RATE_LIMITED -> RATE_LIMITED;
            case OVERLOADED -> OVERLOADED;
            case UNREACHABLE -> UNREACHABLE;
            case TIMEOUT -> TIMEOUT;
            case MALFORMED -> MALFORMED;
            case CIRCUIT_OPEN -> CIRCUIT_OPEN;
            // The adapter is busy with calls, or a replay doesn't know the call: neither says anything about Zendesk.
            case BUSY, NOT_RECORDED -> UNKNOWN;
            case NOT_FOUND, INVALID, CONFLICT, FAILED, CONNECTION_LOST -> FAILED;
        };
    }

    /** What is wrong, in a sentence without its full stop; empty if nothing is. */
    String problem() {
        return problem;
    }

    /** The state's name in metrics and in readiness. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
