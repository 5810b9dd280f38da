package io.khoroszendesk.marketing.registration;

import java.time.Duration;
import java.util.Optional;

/** The public URL of this service, as seen from outside. */
public interface PublicEndpoint {

    /**
     * Requests the metadata of an object as Khoros does.
     *
     * @param object {@code customer} or {@code case}
     * @param headerValue what Khoros would send
     */
    Look look(String object, String headerValue);

    /**
     * The result of a request.
     *
     * @param status the HTTP status; 0 if there was no response
     * @param problem why there was no response; null if there was one
     */
    record Look(int status, String body, long millis, String problem) {

        public boolean isAccepted() {
            return status == 200;
        }

        public boolean isRefused() {
            return status == 401;
        }

        /** If it may be accepted later by itself, how long that takes at least; otherwise empty. */
        public Optional<Duration> passesAfter() {
            return problem != null || status == 429 || status >= 500 ? Optional.of(Duration.ZERO) : Optional.empty();
        }

        public String words() {
            return problem == null ? "answers " + status : problem;
        }
    }
}
