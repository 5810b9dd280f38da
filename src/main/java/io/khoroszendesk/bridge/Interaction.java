package io.khoroszendesk.bridge;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One piece of content of a social network. {@code service} and {@code serviceId} together name it; all members may be
 * missing, since a missing one must not lose the others.
 */
public record Interaction(
        String created,
        String body,
        String linkUrl,
        String serviceId,
        String service,
        String contentType,
        Author author) {

    /** Who wrote it; {@code brandOwned} for the brand's own accounts. */
    public record Author(String service, String serviceId, String handle, String name, boolean brandOwned) {}

    /** The name under which an interaction is recognised again: {@code twitter:123}. */
    String key() {
        String network = service == null || service.isBlank() ? "unknown" : Lengths.lowerCase(service.trim());
        if (serviceId != null && !serviceId.isBlank()) {
            return network + ":" + serviceId.trim();
        }
        String content = created + "\n" + linkUrl + "\n" + body + "\n" + (author == null ? "" : author.handle());
        return network + ":content-"
                + Digest.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
    }

    boolean isByCustomer() {
        return author != null && !author.brandOwned();
    }

    /** The network of the author, which is the content's where the author names none. */
    String authorNetwork() {
        return author == null || author.service() == null || author.service().isBlank()
                ? Objects.requireNonNullElse(service, "")
                : author.service();
    }
}
