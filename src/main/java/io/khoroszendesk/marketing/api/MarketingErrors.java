package io.khoroszendesk.marketing.api;

import io.khoroszendesk.marketing.api.MarketingException.Kind;
import java.util.Locale;
import java.util.Map;

/** Explains Khoros' error responses and says what to do. The codes are those of its published API descriptions. */
final class MarketingErrors {

    private static final int LONGEST_QUOTE = 300;

    /** The meaning of an error code, and its kind. */
    private record Meaning(Kind kind, String words) {}

    private static final String LOG_IN = "Log in again with the command login.";

    private static final Map<String, Meaning> CODES = Map.ofEntries(
            code("UNAUTHENTICATED", Kind.UNAUTHORIZED, "Khoros does not know the token. " + LOG_IN),
            code(
                    "ACCOUNT_LOCKED",
                    Kind.UNAUTHORIZED,
                    "The Khoros user is locked. Have an administrator of Khoros unlock it."),
            code(
                    "PASSWORD_EXPIRED",
                    Kind.UNAUTHORIZED,
                    "The Khoros user's password has expired. Change it in Khoros, then log in."),
            code(
                    "UNAUTHORIZED",
                    Kind.FORBIDDEN,
                    "The Khoros user or application may not do this. Give the user the role for it in Khoros, and have Khoros'"
                            + " support enable the client id for the company."),
            code(
                    "IP_ADDRESS_REJECTED",
                    Kind.FORBIDDEN,
                    "Khoros takes no calls from this address. Have the outgoing address of this machine allowed in Khoros."),
            code(
                    "NOT_FOUND",
                    Kind.NOT_FOUND,
                    "Khoros has nothing of that id. Compare it with what the listing commands show."),
            code(
                    "RESOURCE_NOT_FOUND",
                    Kind.NOT_FOUND,
                    "Khoros has nothing of that id. Compare it with what the listing commands show."),
            code("INVALID_MESSAGE_ID", Kind.NOT_FOUND, "Khoros has no message of that id in this initiative."),
            code("NOT_ACCEPTABLE", Kind.INVALID, "Khoros does not take a value of this request."),
            code(
                    "NOT_ACCEPTABLE_CONTENT_TYPE",
                    Kind.INVALID,
                    "Khoros does not take content of this type for this service."),
            code("MISSING_FIELD", Kind.INVALID, "A member that Khoros needs is missing."),
            code("VALIDATION_ERROR", Kind.INVALID, "Khoros does not take a value of this request."),
            code(
                    "PUBLISH_DATE_INVALID",
                    Kind.INVALID,
                    "The date of publishing is not one that Khoros takes. Give one that lies ahead."),
            code("CANNOT_CREATE_NEW_LABELS", Kind.INVALID, "This user may not create labels. Use labels that exist."),
            code("SERVICE_INVALID_NAME", Kind.INVALID, "Khoros has no service of that name."),
            code(
                    "PUBLISH_INVALID_ACCOUNT_FOR_SERVICE",
                    Kind.INVALID,
                    "An account belongs to another service. The command accounts shows which belongs to which."),
            code("PUBLISH_POST_UPDATE_NOT_ALLOWED", Kind.INVALID, "What is published can't be changed any more."),
            code(
                    "NOT_IN_PRE_PUBLISH_STATE",
                    Kind.INVALID,
                    "The message is published already, so this can't be done any more."),
            code("PUBLISH_IMAGE_BAD_CONTENT_TYPE", Kind.INVALID, "Khoros does not take images of this type."),
            code("PUBLISH_IMAGE_TOO_LARGE", Kind.INVALID, "The image is too large for Khoros."),
            code("PUBLISH_IMAGE_BAD_IMAGE", Kind.INVALID, "Khoros can't read the image."),
            code("VIDEO_SINGLE_ASSET_ALLOWED", Kind.INVALID, "A video is one asset. Name exactly one."),
            code("VIDEO_INVALID_CATEGORY", Kind.INVALID, "The service has no video category of that name."),
            code("STREAM_ITEM_INVALID_TYPE", Kind.INVALID, "Items of this type can't be used here."),
            code(
                    "MESSAGE_HAS_A_LINK_PREVIEW",
                    Kind.INVALID,
                    "The message has a link preview, which keeps it from being changed so."),
            code(
                    "MESSAGE_HAS_TARGETING_PROFILE",
                    Kind.INVALID,
                    "The message has a targeting profile, which keeps it from being changed so."),
            code(
                    "MESSAGE_HAS_PROMOTION",
                    Kind.INVALID,
                    "The message is promoted, which keeps it from being changed so."),
            code(
                    "MESSAGE_HAS_SCHEDULED_SERIES",
                    Kind.INVALID,
                    "The message belongs to a series, which keeps it from being changed so."),
            code(
                    "MESSAGE_HAS_APPROVAL_TEAMS",
                    Kind.INVALID,
                    "The message waits for approval, which keeps it from being changed so."),
            code(
                    "EDIT_MESSAGE_SERVER_ERROR",
                    Kind.FAILED,
                    "Khoros failed while it changed the message. Look at the message in Khoros."),
            code(
                    "PROXY_UNROUTABLE_REQUEST",
                    Kind.NO_SERVICE,
                    "Khoros has no service at this address. Compare KHOROS_API_URL."),
            code("PROXY_SERVER_FAILURE", Kind.FAILED, "Khoros' gateway failed. Try again later."),
            code(
                    "PROXY_ORIGIN_SERVER_FAILURE",
                    Kind.FAILED,
                    "A server behind Khoros' gateway failed. Try again later."),
            code("UNKNOWN_ERROR", Kind.FAILED, "Khoros failed and does not say why. Try again later."));

    private MarketingErrors() {}

    private static Map.Entry<String, Meaning> code(String code, Kind kind, String words) {
        return Map.entry(code, new Meaning(kind, words));
    }

    static MarketingException failure(MarketingEnvelope answer) {
        String text = answer.text().toLowerCase(Locale.ROOT);
        if (!answer.isJson() && text.contains("developer inactive")) {
            return MarketingException.of(
                    Kind.UNAUTHORIZED,
                    "Khoros says \"Developer Inactive\": the token has expired or was revoked, or the application is not"
                            + " enabled. " + LOG_IN,
                    answer);
        }
        if (answer.status() == 586) {
            return MarketingException.of(
                    Kind.NO_SERVICE,
                    "Khoros says \"Service Not Found\" (586): there is no such path. Compare KHOROS_API_URL with"
                            + " https://api.spredfast.com; it ends before /v2.",
                    answer);
        }
        Meaning meaning = answer.code() == null ? null : CODES.get(answer.code());
        if (meaning != null) {
            return MarketingException.of(meaning.kind(), meaning.words() + detail(answer), answer);
        }
        return byStatus(answer);
    }

    private static MarketingException byStatus(MarketingEnvelope answer) {
        int status = answer.status();
        String detail = detail(answer);
        if (answer.isPage() && status < 500) {
            return MarketingException.of(
                    status >= 400 ? Kind.UNAUTHORIZED : Kind.MALFORMED,
                    "Khoros answered " + status
                            + " with a web page instead of data, as it does when a token is not taken or an"
                            + " address is wrong. " + LOG_IN + " If that does not help, compare KHOROS_API_URL.",
                    answer);
        }
        return switch (status) {
            case 401 ->
                MarketingException.of(Kind.UNAUTHORIZED, "Khoros does not take the token. " + LOG_IN + detail, answer);
            case 403 ->
                MarketingException.of(
                        Kind.FORBIDDEN,
                        "The Khoros user or application may not do this (403). Ask an administrator of Khoros for the role."
                                + detail,
                        answer);
            case 404 -> MarketingException.of(Kind.NOT_FOUND, "Khoros has nothing there (404)." + detail, answer);
            case 429 ->
                MarketingException.of(
                        Kind.RATE_LIMITED, "Khoros wants fewer calls (429). Wait a few minutes." + detail, answer);
            default -> byClass(answer, detail);
        };
    }

    private static MarketingException byClass(MarketingEnvelope answer, String detail) {
        int status = answer.status();
        if (status >= 500) {
            return MarketingException.of(
                    Kind.FAILED, "Khoros failed (" + status + "). Try again later." + detail, answer);
        }
        if (status >= 300 && status < 400) {
            return MarketingException.of(
                    Kind.MALFORMED,
                    "Khoros sends us elsewhere (" + status + "), which is not followed. Compare KHOROS_API_URL.",
                    answer);
        }
        if (status < 200) {
            return answer.unreadable();
        }
        return MarketingException.of(
                Kind.INVALID, "Khoros does not take the request (" + status + ")." + detail, answer);
    }

    /** Khoros' own text, because it names what is wrong. The caller removes secrets from it. */
    private static String detail(MarketingEnvelope answer) {
        String message = answer.body().at("/status/error/message").asText("");
        String code = answer.code();
        if (message.isBlank() && !answer.isJson() && !answer.isPage()) {
            message = answer.text();
        }
        String words = message.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (words.length() > LONGEST_QUOTE) {
            words = words.substring(0, LONGEST_QUOTE) + "…";
        }
        if (words.isEmpty() && code == null) {
            return "";
        }
        return " Khoros' words: " + (code == null ? "" : code + (words.isEmpty() ? "." : ": ")) + words;
    }
}
