package io.khoroszendesk.bridge.api;

import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.zendesk.json.WellFormed;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One piece of content from a social network. {@code service} and {@code serviceId} together identify it. Every member
 * may be missing, because one missing member must not lose the others.
 */
public record Interaction(
        String created,
        String body,
        String linkUrl,
        String serviceId,
        String service,
        String contentType,
        Author author) {

    public Interaction {
        // Cleaned here, so that an interaction has the same key before and after Zendesk has stored it.
        created = WellFormed.text(created);
        body = WellFormed.text(body);
        linkUrl = WellFormed.text(linkUrl);
        serviceId = WellFormed.text(serviceId);
        service = WellFormed.text(service);
        contentType = WellFormed.text(contentType);
    }

    /** The author of the content; {@code brandOwned} is true for the brand's own accounts. */
    public record Author(String service, String serviceId, String handle, String name, boolean brandOwned) {

        public Author {
            service = WellFormed.text(service);
            serviceId = WellFormed.text(serviceId);
            handle = WellFormed.text(handle);
            name = WellFormed.text(name);
        }
    }

    /**
     * The key that identifies an interaction, for example {@code twitter:123}. A colon in the network's name is
     * encoded, so that no two interactions share a key. The names of real networks contain none, so their keys never
     * change.
     */
    public String key() {
        String network = service == null || service.isBlank()
                ? "unknown"
                : Lengths.lowerCase(service.trim()).replace("%", "%25").replace(":", "%3a");
        if (serviceId != null && !serviceId.isBlank()) {
            return network + ":" + serviceId.trim();
        }
        String content = created + "\n" + linkUrl + "\n" + body + "\n" + (author == null ? "" : author.handle());
        return network + ":content-"
                + Digests.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
    }

    public boolean isByCustomer() {
        return author != null && !author.brandOwned();
    }

    /** The network of the author; the content's network if the author names none. */
    public String authorNetwork() {
        return author == null || author.service() == null || author.service().isBlank()
                ? Objects.requireNonNullElse(service, "")
                : author.service();
    }
}
