package io.khoroszendesk.care.push;

/**
 * What became of a CRM author whose customer was deleted or merged.
 *
 * @param words a sentence for the report, without the customer's data
 */
public record Detachment(Outcome outcome, String words) {

    public enum Outcome {
        /** It was split off the person; agents don't see it with the social accounts any more. */
        SPLIT,
        /** It was with nobody else. It stays, for the API can't delete authors. */
        ALONE,
        /** Care doesn't know it. */
        UNKNOWN,
        /** It is with others, and the API can't take it away; an administrator can in Care's user interface. */
        IMPOSSIBLE
    }
}
