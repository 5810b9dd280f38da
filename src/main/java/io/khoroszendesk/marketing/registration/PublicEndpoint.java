package io.khoroszendesk.marketing.registration;

/** The public address of this service, as it is seen from outside. */
public interface PublicEndpoint {

    /**
     * Asks for the metadata of an object as Khoros does.
     *
     * @param object {@code customer} or {@code case}
     * @param headerValue what Khoros would send
     */
    Look look(String object, String headerValue);

    /**
     * What was seen.
     *
     * @param status the HTTP status, 0 where there was no answer
     * @param trouble why there was no answer, null where there was one
     */
    record Look(int status, String body, long millis, String trouble) {

        public boolean isAccepted() {
            return status == 200;
        }

        public boolean isRefused() {
            return status == 401;
        }

        public String words() {
            return trouble == null ? "answers " + status : trouble;
        }
    }
}
