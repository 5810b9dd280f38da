package io.khoroszendesk.marketing.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.marketing.api.AccessToken;
import io.khoroszendesk.marketing.api.MarketingEnvelope;
import io.khoroszendesk.marketing.api.MarketingJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;

/** Reads the tokens that Khoros issues. */
public final class LoginResponse {

    private LoginResponse() {}

    static AccessToken read(MarketingEnvelope answer) {
        String token = answer.data().path("accessToken").asText("");
        if (token.isBlank()) {
            throw new CommandException("Khoros answered without a token. If this stays so, use login --token.");
        }
        return AccessToken.of(token, time(answer.data().path("expiryTime")));
    }

    /** Khoros' guide shows milliseconds since 1970, an older client received ISO-8601. Null if it is neither. */
    public static Instant time(JsonNode expiry) {
        String text = expiry.asText("").strip();
        try {
            if (text.matches("\\d{10,15}")) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            return text.isEmpty() ? null : OffsetDateTime.parse(iso(text)).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Offsets occur with and without a colon. */
    private static String iso(String text) {
        return text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    }

    /** The expiry of a token that is a JWT; null if it isn't one or doesn't say. */
    static Instant endOfJwt(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return null;
        }
        try {
            JsonNode claims =
                    MarketingJson.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            JsonNode end = claims == null ? null : claims.get("exp");
            return end == null || !end.isNumber() ? null : Instant.ofEpochSecond(end.asLong());
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
