package io.khoroszendesk.bench.translation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** What Khoros sends, as far as a peer needs it. */
public final class Khoros {

    private Khoros() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Profile(String displayName, String screenName, String profileUrl) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CaseDraft(String customerId, String title, String priority, List<Interaction> interactions) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Interaction(
            String created,
            String body,
            String linkUrl,
            String serviceId,
            String service,
            String contentType,
            Author author) {

        String key() {
            return service + ":" + serviceId;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Author(String handle, String name) {}

    public static boolean isKey(String key, String presented) {
        return presented != null && MessageDigest.isEqual(bytes(key), bytes(presented));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
