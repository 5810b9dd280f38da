package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.Lengths;
import io.khoroszendesk.common.http.PercentEncoding;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link to a profile on a social network, and what it tells about the account.
 *
 * @param host the host of the link
 * @param query its query as it is; null if it has none
 * @param path the segments of its path that are not blank, decoded
 */
record ProfileLink(String host, String query, List<String> path) {

    private static final Pattern HTTP = Pattern.compile("(?i)https?://.*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ID_PARAMETER = Pattern.compile("(?:^|&)id=([A-Za-z0-9_.-]+)");
    /** Networks by their sites, of which each is the last two labels of a host. */
    private static final Map<String, String> NETWORKS = Map.ofEntries(
            Map.entry("x.com", "twitter"),
            Map.entry("twitter.com", "twitter"),
            Map.entry("facebook.com", "facebook"),
            Map.entry("fb.com", "facebook"),
            Map.entry("fb.me", "facebook"),
            Map.entry("instagram.com", "instagram"),
            Map.entry("instagr.am", "instagram"),
            Map.entry("tiktok.com", "tiktok"),
            Map.entry("youtube.com", "youtube"),
            Map.entry("linkedin.com", "linkedin"),
            Map.entry("threads.net", "threads"),
            Map.entry("threads.com", "threads"),
            Map.entry("pinterest.com", "pinterest"),
            Map.entry("reddit.com", "reddit"),
            Map.entry("vk.com", "vk"),
            Map.entry("weibo.com", "sinaweibo"),
            Map.entry("bsky.app", "bluesky"));
    /** First path segments that are followed by the handle. */
    private static final Set<String> BEFORE_NAME =
            Set.of("in", "company", "user", "u", "c", "profile", "people", "public");
    /** First path segments that are pages of the network, not profiles. */
    private static final Set<String> NO_NAMES = Set.of(
            "profile.php",
            "app_scoped_user_id",
            "photo.php",
            "story.php",
            "permalink.php",
            "groups",
            "pages",
            "events",
            "i",
            "r",
            "p",
            "reel",
            "reels",
            "stories",
            "shorts",
            "explore",
            "feed",
            "posts",
            "home",
            "search",
            "watch",
            "hashtag",
            "share",
            "intent");

    /** Reads a link, which may lack {@code https://}; empty if there is none that can be read. */
    static Optional<ProfileLink> of(String link) {
        if (link == null || link.isBlank() || link.length() > Lengths.LINK) {
            return Optional.empty();
        }
        String trimmed = Handle.visible(link).trim();
        try {
            URI uri = URI.create(HTTP.matcher(trimmed).matches() ? trimmed : "https://" + trimmed);
            return uri.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new ProfileLink(uri.getHost(), uri.getRawQuery(), path(uri)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The network of the host; the host itself if it isn't a known one. */
    String network() {
        String name = Lengths.lowerCase(host);
        int dot = name.lastIndexOf('.');
        String site = name.substring(name.lastIndexOf('.', dot - 1) + 1);
        String known = NETWORKS.get(site);
        if (known != null) {
            return known;
        }
        return name.startsWith("www.") ? name.substring(4) : name;
    }

    /** What stands in the place of the name; empty if the link has none. */
    Optional<String> name() {
        if (path.isEmpty() || NO_NAMES.contains(Lengths.lowerCase(path.getFirst()))) {
            return Optional.empty();
        }
        String first = path.getFirst();
        if (first.equalsIgnoreCase("channel") || (first.equalsIgnoreCase("people") && path.size() > 2)) {
            return Optional.empty();
        }
        return BEFORE_NAME.contains(Lengths.lowerCase(first))
                ? path.stream().skip(1).findFirst()
                : Optional.of(first);
    }

    /** Whether the id stands in the place of the name, as Facebook has it. */
    boolean namesById() {
        return network().equals("facebook")
                && name().filter(NUMBER.asMatchPredicate()).isPresent();
    }

    /** The network's own id of the account; empty if the link doesn't tell it. */
    Optional<String> id() {
        if (namesById()) {
            return name();
        }
        if (path.size() >= 2 && path.getFirst().equals("channel")) {
            return Optional.of(path.get(1));
        }
        if (query != null && path.contains("profile.php")) {
            Matcher matcher = ID_PARAMETER.matcher(query);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
        return path.size() >= 3 && path.getFirst().equals("people") ? Optional.of(path.get(2)) : Optional.empty();
    }

    private static List<String> path(URI uri) {
        return Arrays.stream(Objects.requireNonNullElse(uri.getRawPath(), "").split("/"))
                .map(PercentEncoding::decoded)
                .filter(segment -> !segment.isBlank())
                .toList();
    }
}
