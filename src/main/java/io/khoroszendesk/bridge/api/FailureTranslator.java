package io.khoroszendesk.bridge.api;

import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Detail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Translates Zendesk's failures and refusals into sentences for agents. Zendesk's own texts may repeat names and
 * addresses, so they are shown only if nothing else says what is wrong.
 */
public final class FailureTranslator {

    /** What agents are told when a write may have taken effect although no response arrived. */
    public static final String MAY_HAVE_BEEN_CREATED = " It may have been created; search before you try again.";

    private static final String NOT_ACCEPTED = "Zendesk did not accept these values.";
    private static final String NO_VALUE = "Zendesk does not accept this value.";
    /** What kind of complaint a closed ticket is, for which Zendesk has no code. */
    private static final String CLOSED = "Closed";
    /** The number of characters of a rule's text that are shown. */
    private static final int LONGEST_RULE = 300;

    private FailureTranslator() {}

    /**
     * Runs what an operation does, and tells its failures in an agent's words.
     *
     * @throws OperationException in place of every failure of Zendesk, and where another request held a lock until the end of
     *     the deadline
     */
    public static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (ZendeskException e) {
            throw of(e);
        } catch (DeadlineExceededException e) {
            throw OperationException.because(
                    Code.CRM_TIMEOUT,
                    "The same request was still being worked on. Please look before you try again.",
                    null,
                    e);
        }
    }

    /** A failure that was not caused by Khoros' request. */
    public static OperationException of(ZendeskException e) {
        return of(e, "");
    }

    public static OperationException of(ZendeskException e, String advice) {
        Duration wait = e.retryAfter().orElse(null);
        return OperationException.because(code(e), sentence(e) + advice, wait, e);
    }

    private static Code code(ZendeskException e) {
        return switch (e.kind()) {
            case UNAUTHORIZED -> Code.CRM_REFUSED;
            case RATE_LIMITED, OVERLOADED, BUSY -> Code.CRM_BUSY;
            case TIMEOUT -> Code.CRM_TIMEOUT;
            case CONFLICT -> Code.CRM_CONFLICT;
            case NOT_FOUND, INVALID, FAILED, UNREACHABLE, CONNECTION_LOST, MALFORMED, NOT_RECORDED, CIRCUIT_OPEN ->
                Code.CRM_UNAVAILABLE;
        };
    }

    private static String sentence(ZendeskException e) {
        Optional<String> wait = e.retryAfter()
                .map(w -> Math.max(1, (w.toMillis() + 999) / 1000))
                .map(seconds -> seconds + " s");
        return switch (e.kind()) {
            case UNAUTHORIZED ->
                "Zendesk refuses the adapter's credentials or rights. Please tell your administrators.";
            case RATE_LIMITED ->
                wait.map(w -> "Zendesk asks to wait " + w + ". Please try again then.")
                        .orElse("Zendesk's limit of calls is used up. Please try again in a minute.");
            case OVERLOADED ->
                wait.map(w -> "Zendesk is overloaded and asks to wait " + w + ". Please try again then.")
                        .orElse("Zendesk is overloaded or in maintenance. Please try again in a few minutes.");
            case BUSY -> "Too many requests are under way. Please try again in a moment.";
            case TIMEOUT -> "Zendesk did not answer in time. Please try again.";
            case CONFLICT -> "Somebody else is changing this in Zendesk right now. Please try again.";
            case UNREACHABLE -> "Zendesk can't be reached. Please try again in a few minutes.";
            case CIRCUIT_OPEN ->
                "Zendesk has failed repeatedly and is not called for a moment. Please try again shortly.";
            case CONNECTION_LOST -> "The connection to Zendesk broke. Please try again.";
            case MALFORMED -> "Zendesk's answer can't be read. Please try again in a few minutes.";
            case NOT_RECORDED -> "Not recorded: " + e.error().orElse("a call") + ".";
            case INVALID -> "Zendesk did not accept the request. Please tell your administrators.";
            case NOT_FOUND, FAILED -> "Zendesk failed to answer. Please try again in a few minutes.";
        };
    }

    /**
     * A rejection of the values that were sent: 422, with the errors assigned to the fields they are about.
     *
     * @param fieldName maps Zendesk's name of a field to ours; empty if it is not a field of the model
     */
    public static OperationException invalid(ZendeskException e, Function<String, Optional<String>> fieldName) {
        if (e.status() == 413) {
            return OperationException.validation("This is too large for Zendesk. Please shorten it.");
        }
        List<FieldError> fields = new ArrayList<>();
        List<String> general = new ArrayList<>();
        e.details().forEach((member, complaints) -> fieldName
                .apply(member)
                .ifPresentOrElse(
                        name -> fields.add(new FieldError(name, words(complaints))),
                        () -> complaints.forEach(complaint -> general.add(generalWords(complaint)))));
        String rest = PlainText.beginning(String.join(" ", general), LONGEST_RULE);
        return OperationException.validation(fields, rest.isEmpty() && fields.isEmpty() ? NOT_ACCEPTED : rest, e);
    }

    /**
     * The text of an error that belongs to no field of the model. Admins write custom texts for the rules they make in
     * Zendesk, meant for whoever sees them; these go into the response and nowhere else, not even into logs.
     */
    private static String generalWords(Detail complaint) {
        String ours = words(complaint);
        String own = PlainText.beginning(complaint.description(), LONGEST_RULE);
        if (!ours.equals(NO_VALUE) || own.isEmpty()) {
            return ours;
        }
        return ".!?…".indexOf(own.charAt(own.length() - 1)) < 0 ? own + "." : own;
    }

    public static boolean complainsOf(ZendeskException e, String member, String error) {
        return e.details().getOrDefault(member, List.of()).stream().anyMatch(d -> error.equals(kind(d)));
    }

    /** Whether a ticket was not changed because it is closed. */
    public static boolean complainsOfClosedTicket(ZendeskException e) {
        return e.details().values().stream()
                .flatMap(List::stream)
                .anyMatch(complaint -> CLOSED.equals(kind(complaint)));
    }

    private static String words(List<Detail> complaints) {
        return complaints.stream().map(FailureTranslator::words).findFirst().orElse(NO_VALUE);
    }

    private static String words(Detail complaint) {
        return switch (kind(complaint)) {
            case "DuplicateValue" -> "This is already used by another customer.";
            case "BlankValue" -> "Zendesk demands a value here.";
            case "InvalidFormat" -> "This is not properly formatted.";
            case "UserSuspended" -> "This customer is suspended in Zendesk, so no case can be created.";
            case CLOSED -> "This case is closed in Zendesk and can't be changed any more. Please create a new case.";
            case "TooLong" -> "This is too long.";
            case "TooShort" -> "This is too short.";
            default -> NO_VALUE;
        };
    }

    /** Zendesk's error code. Many errors have none; then it is derived from the sentence. */
    private static String kind(Detail complaint) {
        if (complaint.error() != null && !complaint.error().isBlank()) {
            return complaint.error();
        }
        String text = Lengths.lowerCase(complaint.description());
        if (text.contains("already being used") || text.contains("already been taken")) {
            return "DuplicateValue";
        }
        if (text.contains("closed prevents ticket update")) {
            return CLOSED;
        }
        if (text.contains("suspended")) {
            return "UserSuspended";
        }
        if (text.contains("cannot be blank") || text.contains("can't be blank") || text.contains("is required")) {
            return "BlankValue";
        }
        if (text.contains("too long")) {
            return "TooLong";
        }
        if (text.contains("too short")) {
            return "TooShort";
        }
        return text.contains("properly formatted") || text.contains("is invalid") ? "InvalidFormat" : "";
    }
}
