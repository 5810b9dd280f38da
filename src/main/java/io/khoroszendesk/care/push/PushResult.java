package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareException;
import java.util.List;
import java.util.Optional;

/**
 * What became of a push. Every update that was to be pushed is either in {@code succeeded}, by its id, or in {@code failed}.
 *
 * @param notJoined accounts that were left apart although the update named them; their updates have succeeded or failed
 *     otherwise
 * @param broken the fault that has ended the push early, such as a refused account; all that was left to do is in {@code failed}
 */
public record PushResult(
        List<String> succeeded, List<Failed> failed, List<NotJoined> notJoined, Optional<CareException> broken) {

    /** An update that Care hasn't taken, and why, in words without the customer's data: equal reasons can be counted. */
    public record Failed(AuthorUpdate update, CareException.Kind kind, String reason) {}

    /** An account that wasn't joined with the CRM author {@code id}. */
    public record NotJoined(String id, AuthorRef account, Reason reason) {}

    /** Why an account wasn't joined. */
    public enum Reason {
        /** Two of the customers that were pushed together name it. */
        NAMED_TWICE("two customers have this account"),
        /** In Care it belongs to a person who is another customer of this CRM. */
        ANOTHERS("in Care the account belongs to another customer"),
        /** Care has no such author yet; it comes with the account's first conversation. */
        UNKNOWN("Care doesn't know the account yet"),
        /** Care couldn't be asked about it. */
        UNSURE("Care couldn't say whose account it is");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
