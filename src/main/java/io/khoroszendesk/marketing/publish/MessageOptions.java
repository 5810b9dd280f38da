package io.khoroszendesk.marketing.publish;

import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.marketing.publish.MessageRequest.Content;
import io.khoroszendesk.marketing.publish.MessageRequest.Note;
import io.khoroszendesk.marketing.publish.MessageRequest.ShareLink;
import io.khoroszendesk.marketing.publish.MessageRequest.Sponsor;
import io.khoroszendesk.marketing.publish.MessageRequest.Status;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that describe a message. */
final class MessageOptions {

    private static final Set<String> VISIBILITIES = Set.of("VISIBLE", "INVISIBLE", "VISIBLE_POST_PUBLISH");

    @Option(names = "--text", paramLabel = "TEXT", description = "The text of the message.")
    String text;

    @Option(names = "--link", paramLabel = "URL", description = "A link that the message shares.")
    URI link;

    @Option(names = "--link-title", paramLabel = "TEXT", description = "The title of the link's preview.")
    String linkTitle;

    @Option(names = "--link-description", paramLabel = "TEXT", description = "The text of the link's preview.")
    String linkDescription;

    @Option(names = "--link-caption", paramLabel = "TEXT", description = "The line below the link's preview.")
    String linkCaption;

    @Option(names = "--link-thumbnail", paramLabel = "URL", description = "The picture of the link's preview.")
    URI linkThumbnail;

    @Option(
            names = "--account",
            paramLabel = "ID",
            split = ",",
            converter = OptionConverters.Id.class,
            description = "An account to publish to; may be repeated, or several separated by commas. The command"
                    + " accounts lists them.")
    List<Long> accounts;

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            description = "The network, such as FACEBOOK or TWITTER. Default: that of the accounts, MULTI_CHANNEL"
                    + " for several.")
    String service;

    @Option(names = "--title", paramLabel = "TEXT", description = "What the message is called within Khoros.")
    String title;

    @Option(names = "--label", paramLabel = "LABEL", description = "A label of Khoros; may be repeated.")
    List<String> labels;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When to publish, in ISO-8601 with an offset, such as 2027-01-31T09:00:00+01:00.")
    Instant at;

    @Option(names = "--native-scheduling", description = "Leave the waiting to the network.")
    Boolean nativeScheduling;

    @Option(names = "--visibility", paramLabel = "WHO", description = "VISIBLE, INVISIBLE or VISIBLE_POST_PUBLISH.")
    String visibility;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "DRAFT, which Khoros does not post, PENDING, which it posts, AWAITING_APPROVAL or another one"
                    + " of Khoros'. Default: DRAFT")
    String status;

    @Option(
            names = "--callback",
            paramLabel = "URL",
            description = "An address that Khoros calls afterwards; may be repeated.")
    List<URI> callbacks;

    @Option(
            names = "--asset",
            paramLabel = "ID",
            split = ",",
            description = "An asset of the Content Center; may be repeated, or several separated by commas.")
    List<String> assets;

    @Option(names = "--plan", paramLabel = "ID", description = "The plan that the message belongs to.")
    String plan;

    @Option(
            names = "--publisher",
            paramLabel = "ID",
            split = ",",
            description = "A user who may publish it; may be repeated, or several separated by commas.")
    List<String> publishers;

    @Option(names = "--note", paramLabel = "TEXT", description = "A note for colleagues; may be repeated.")
    List<String> notes;

    @Option(names = "--sponsor", paramLabel = "ID", description = "The sponsor's profile id at Facebook.")
    String sponsor;

    @Option(names = "--sponsor-name", paramLabel = "NAME", description = "The sponsor's name at Facebook.")
    String sponsorName;

    @Option(names = "--sponsor-link", paramLabel = "URL", description = "The sponsor's page at Facebook.")
    URI sponsorLink;

    /** What is wrong with these options together, or with one of them now; empty if nothing is. */
    Optional<String> problem(Instant now) {
        if (link == null
                && (linkTitle != null || linkDescription != null || linkCaption != null || linkThumbnail != null)) {
            return Optional.of("What is said about a link needs the link itself: --link.");
        }
        if (text != null && text.isBlank()) {
            return Optional.of("Invalid value for option '--text': it is empty. Leave it out to publish a link alone.");
        }
        if (visibility != null && !VISIBILITIES.contains(upper(visibility))) {
            return Optional.of("Invalid value for option '--visibility': '" + visibility
                    + "' is not VISIBLE, INVISIBLE or VISIBLE_POST_PUBLISH.");
        }
        if (status != null && MessageStatus.of(status).isEmpty()) {
            return Optional.of(
                    "Invalid value for option '--status': '" + status + "' is none of " + MessageStatus.names() + ".");
        }
        return at != null && at.isBefore(now)
                ? Optional.of("Invalid value for option '--at': " + at + " is past.")
                : Optional.empty();
    }

    boolean hasContent() {
        return text != null || link != null;
    }

    boolean hasAccounts() {
        return accounts != null && !accounts.isEmpty();
    }

    /** The message with this content; members without an option are null. */
    MessageRequest body(Content content) {
        return new MessageRequest(
                "Message",
                upper(service),
                content,
                title,
                labels,
                hasAccounts() ? accounts.stream().map(String::valueOf).toList() : null,
                upper(visibility),
                upper(status),
                at == null ? null : at.toString(),
                texts(callbacks),
                assets,
                plan,
                nativeScheduling,
                publishers,
                notes == null
                        ? null
                        : notes.stream().map(note -> new Note("Note", note)).toList(),
                sponsor == null && sponsorName == null && sponsorLink == null
                        ? null
                        : new Sponsor(sponsor, sponsorName, text(sponsorLink)));
    }

    /** The content of text and link; null if there is neither. */
    Content content() {
        if (!hasContent()) {
            return null;
        }
        ShareLink share = link == null
                ? null
                : new ShareLink(text(link), linkTitle, linkDescription, linkCaption, text(linkThumbnail));
        return new Status("Status", text, share);
    }

    private static String text(URI address) {
        return address == null ? null : address.toString();
    }

    private static List<String> texts(List<URI> addresses) {
        return addresses == null ? null : addresses.stream().map(URI::toString).toList();
    }

    private static String upper(String name) {
        return name == null ? null : name.toUpperCase(Locale.ROOT);
    }
}
