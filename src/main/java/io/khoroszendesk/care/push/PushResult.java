package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareException;
import java.util.List;
import java.util.Optional;

/**
 * The result of a push. Every update is either in {@code succeeded}, by its id, or in {@code failed}.
 *
 * @param joined accounts that are one person with the customer now, whether this push has joined them or not
 * @param notJoined accounts that were not joined although the update named them; their updates are reported separately
 * as succeeded or failed
 * @param broken the failure that ended the push early, for example rejected credentials; everything not yet pushed is
 * in {@code failed}
 */
public record PushResult(
        List<String> succeeded,
        List<Failed> failed,
        List<Joined> joined,
        List<NotJoined> notJoined,
        Optional<CareException> broken) {

    /**
     * An update that Care rejected.
     *
     * @param reason why, in this service's own words, so that equal reasons can be counted, logged and stored
     * @param said why, in Care's words without this customer's values; they may name others, so they are for a terminal
     */
    public record Failed(AuthorUpdate update, CareException.Kind kind, String reason, String said) {}

    /** An account that is one person with the CRM author {@code id}. */
    public record Joined(String id, AuthorRef account) {}

    /** An account that wasn't joined with the CRM author {@code id}. */
    public record NotJoined(String id, AuthorRef account, Reason reason) {}

    /** Why an account wasn't joined. */
    public enum Reason {
        /** Several customers of the same push name it. */
        NAMED_TWICE("two customers have this account"),
        /** In Care it belongs to a person who is another customer of this CRM. */
        ANOTHERS("in Care the account belongs to another customer"),
        /** In Care it is one person with an account of another customer of this push, or of one pushed lately. */
        SAME_PERSON("in Care the account is one person with another customer's account"),
        /** In Care the customer is one person with another customer, as an agent has joined them. */
        NOT_ALONE("in Care the customer is one person with another customer"),
        /** Care has no such author yet; it is created with the account's first conversation. */
        UNKNOWN("Care doesn't know the account yet"),
        /** An agent has split it off this customer in Care's user interface lately. */
        SPLIT_OFF("an agent has split the account off in Care"),
        /** The call to Care about it failed. */
        UNSURE("Care couldn't say whose account it is");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** Whether another attempt later may join it, without a change in Zendesk. */
        boolean mayPass() {
            return this == UNKNOWN || this == UNSURE;
        }

        public String words() {
            return words;
        }
    }
}
