package io.khoroszendesk.bridge.api;

import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.zendesk.model.WellFormed;
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

    public Interaction {
        // Here, so that an interaction has the same name before and after Zendesk has kept it.
        created = WellFormed.text(created);
        body = WellFormed.text(body);
        linkUrl = WellFormed.text(linkUrl);
        serviceId = WellFormed.text(serviceId);
        service = WellFormed.text(service);
        contentType = WellFormed.text(contentType);
    }

    /** Who wrote it; {@code brandOwned} for the brand's own accounts. */
    public record Author(String service, String serviceId, String handle, String name, boolean brandOwned) {

        public Author {
            service = WellFormed.text(service);
            serviceId = WellFormed.text(serviceId);
            handle = WellFormed.text(handle);
            name = WellFormed.text(name);
        }
    }

    /**
     * The name under which an interaction is recognised again: {@code twitter:123}. A colon in the network's name is encoded,
     * so that no two interactions share a name; those of real networks have none, and stay what they always were.
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

    /** The network of the author, which is the content's where the author names none. */
    public String authorNetwork() {
        return author == null || author.service() == null || author.service().isBlank()
                ? Objects.requireNonNullElse(service, "")
                : author.service();
    }
}
