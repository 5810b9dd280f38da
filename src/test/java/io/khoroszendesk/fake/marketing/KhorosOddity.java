package io.khoroszendesk.fake.marketing;

/** What can go wrong with a call of Khoros. */
public enum KhorosOddity {
    /** The request has no effect; a page says that the token or the application is not active. */
    DEVELOPER_INACTIVE,
    /** No effect; the gateway knows no such path: 586. */
    SERVICE_NOT_FOUND,
    /** No effect, 500 with a page. */
    BROKEN,
    /** No effect, 500 and an error in the envelope. */
    UNKNOWN_ERROR,
    /** No effect, but 200: only the envelope tells. */
    REFUSED_WITH_200,
    /** No effect; 429. */
    THROTTLED,
    /** No effect, and the words of the error repeat what was sent. */
    REPEATS_THE_BODY,
    /** The request has its effect, and the connection ends without an answer. */
    LOST_ANSWER,
    /** The request has its effect, and the answer is a 500. */
    DONE_BUT_500,
    /** The request has its effect, and the answer is the page of a login. */
    DONE_BUT_PAGE;

    boolean takesEffect() {
        return this == LOST_ANSWER || this == DONE_BUT_500 || this == DONE_BUT_PAGE;
    }
}
