package io.khoroszendesk.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.common.http.RetryAfter;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Turns every response that isn't a success into a {@link CareException}. Only 400 is documented, with
 * {@code {"status":"fail","message":…}}; 401, 404 and 429 are only mentioned, so their bodies may be anything. What Care
 * says stays in the exception's detail: no scrubbing finds a name in a sentence, and an answer may repeat the password.
 */
@Singleton
@Unremovable
public final class CareErrorMapper implements ResponseExceptionMapper<CareException> {

    private static final Pattern ABSENCE =
            Pattern.compile("not (be )?found|(does|do)(n't| not) exist|no such", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Clock clock;

    @Inject
    public CareErrorMapper(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        // Redirects are not followed, because the password must go to the configured origin only.
        return status >= 300;
    }

    @Override
    public CareException toThrowable(Response response) {
        String body = body(response);
        String detail = detail(body).orElse("");
        int status = response.getStatus();
        // An HTML page means that the URL is wrong, not that an author is missing.
        Kind kind = status == 404 && body.startsWith("<") ? Kind.MOVED : kind(status, detail);
        return new CareException(
                kind,
                words(kind, status, response.getHeaderString("Location")),
                status,
                RetryAfter.of(response.getHeaderString("Retry-After"), LONGEST_WAIT, clock),
                detail);
    }

    /** A success status with {@code "status": "fail"}. */
    static CareException failure(CareEnvelope envelope) {
        String detail = envelope.message() == null ? "" : envelope.message();
        Kind kind = ABSENCE.matcher(detail).find() ? Kind.MISSING : Kind.INVALID;
        return new CareException(kind, words(kind, 200, null), 200, null, detail);
    }

    private static Kind kind(int status, String detail) {
        return switch (status) {
            case 401, 403, 407 -> Kind.UNAUTHORIZED;
            case 404, 410 -> Kind.MISSING;
            case 408 -> Kind.TIMEOUT;
            case 429 -> Kind.RATE_LIMITED;
            case 400 -> ABSENCE.matcher(detail).find() ? Kind.MISSING : Kind.INVALID;
            default -> status < 400 ? Kind.MOVED : status < 500 ? Kind.INVALID : Kind.FAILED;
        };
    }

    private static String words(Kind kind, int status, String location) {
        return switch (kind) {
            case UNAUTHORIZED ->
                status == 401
                        ? "Care refuses the account (401): CARE_USERNAME or CARE_PASSWORD is wrong, or Khoros Support"
                                + " hasn't switched on API access for this user."
                        : "Care forbids the call (" + status
                                + "): ask Khoros Support whether the user has the Base API,"
                                + " and whether the address we call from is on the instance's list.";
            case MISSING -> "Care doesn't have what was asked for (" + status + ").";
            case RATE_LIMITED -> "Care asks to call less often (429).";
            case MOVED ->
                status == 404
                        ? "There is no Author API at CARE_URL (404 with a web page): it isn't the origin of a Care instance."
                        : "Care redirects (" + status + origin(location)
                                + "): redirects are not followed with the password; set CARE_URL to the origin of the API.";
            case TIMEOUT -> "Care waited too long for the call (408).";
            case FAILED -> "Care failed (" + status + ").";
            default -> "Care doesn't take what was sent (" + status + ").";
        };
    }

    /** The origin to which a redirect leads. */
    private static String origin(String location) {
        try {
            URI uri = URI.create(location == null ? "" : location);
            return uri.getHost() == null ? "" : " to " + uri.getScheme() + "://" + uri.getAuthority();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String body(Response response) {
        try {
            String body = response.readEntity(String.class);
            return body == null ? "" : body.strip();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static Optional<String> detail(String body) {
        try {
            JsonNode json = LenientJson.read(body);
            return json == null ? Optional.empty() : Optional.ofNullable(LenientJson.text(json, "message"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
