package io.khoroszendesk.care.push;

/**
 * What happened to a CRM author whose customer was deleted or merged.
 *
 * @param words a sentence for the report, without customer data
 */
public record Detachment(Outcome outcome, String words) {

    public enum Outcome {
        /** It was split off the person; agents no longer see it with the social accounts. */
        SPLIT,
        /** It was joined with nobody. It stays, because the API can't delete authors. */
        ALONE,
        /** Care has no such author. */
        UNKNOWN,
        /** It is joined with others, and the API can't split it off; an administrator can in Care's user interface. */
        IMPOSSIBLE
    }
}
