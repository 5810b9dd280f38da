package io.khoroszendesk.care.gdpr;

import io.khoroszendesk.care.api.CareCallExecutor;
import io.khoroszendesk.care.api.CareCallExecutor.Effect;
import io.khoroszendesk.care.api.CareEnvelope;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.care.api.LenientJson;
import io.khoroszendesk.common.http.PercentEncoding;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Files deletions with Khoros Care and asks how far they have come. Calls block, wait for Care's rate limit as all calls to
 * Care do, and throw {@link CareException}s.
 */
@Singleton
public class GdprClient {

    /** How far a deletion has come, in Khoros' words. */
    public enum Status {
        /** It waits, for up to an hour. */
        QUEUED,
        RUNNING,
        COMPLETED,
        /** Anything else; a human has to look at it. */
        INCOMPLETE;

        public boolean isOver() {
            return this == COMPLETED || this == INCOMPLETE;
        }
    }

    /** It is sent and stored again, so whatever doesn't look like an id is none. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private final GdprApi api;
    private final CareCallExecutor calls;

    @Inject
    GdprClient(@RestClient GdprApi api, CareCallExecutor calls) {
        this.api = api;
        this.calls = calls;
    }

    /**
     * Files the deletion of an author: of its name, its profile, its content, and the notes of its conversations. The
     * brand's replies stay.
     *
     * @param author Care's own id of the author, its {@code lswUuid}
     * @return the id of the request
     */
    public String file(String author) {
        // Khoros doesn't say what a second request for an author does, so a request is not sent again.
        CareEnvelope answer = call("file a deletion", Effect.ONCE, () -> api.file(author));
        String request = LenientJson.text(answer.data(), "requestID");
        if (request == null) {
            request = LenientJson.text(answer.data(), "requestUUID");
        }
        if (request == null || !ID.matcher(request).matches()) {
            throw CareException.of(Kind.MALFORMED, "Care's answer to a deletion doesn't name the request.");
        }
        return request;
    }

    /** How far a request has come. A word that isn't published counts as {@link Status#INCOMPLETE}. */
    public Status status(String request) {
        String encoded = PercentEncoding.segment(request);
        String word = LenientJson.text(
                call("status of a deletion", Effect.READ, () -> api.status(encoded))
                        .data(),
                "status");
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(Status.INCOMPLETE);
    }

    private CareEnvelope call(String operation, Effect effect, Supplier<Uni<CareEnvelope>> request) {
        try {
            return calls.call(operation, effect, request);
        } catch (CareException e) {
            if (e.is(Kind.UNAUTHORIZED)) {
                throw CareException.of(
                        Kind.UNAUTHORIZED,
                        "Care refuses the account of the GDPR API (" + e.status()
                                + "): CARE_GDPR_USERNAME or CARE_GDPR_PASSWORD is wrong, or Khoros Support hasn't given"
                                + " this user the role api_restricted.");
            }
            throw e;
        }
    }
}
