package io.khoroszendesk.zendesk.trace;

import io.khoroszendesk.common.http.PercentEncoding;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Scrubs the addresses of requests and those that stand in answers. */
final class UrlScrubber {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#]+(/[^?#]*)?(\\?[^#]*)?(#.*)?");
    private static final Pattern API_PATH = Pattern.compile(
            "/oauth/tokens|/api/v2(/\\d+|/(users|search|me|identities|"
                    + "make_primary|tickets|requested|comments|audits|user_fields|ticket_fields|organization_fields|custom_statuses|groups|brands|ticket_forms|"
                    + "organizations|compliance_deletion_statuses|attachments|show_many|incremental|cursor|count|webhooks|signing_secret))*+(\\.json)?");
    private static final Set<String> COUNTING = Set.of("page[size]", "per_page", "page", "start_time", "limit", "ids");
    private static final Set<String> ORDERING = Set.of("sort", "sort_by", "sort_order", "include");
    private static final Set<String> SEARCHING =
            Set.of("query", "external_id", "cursor", "page[after]", "page[before]");
    private static final Pattern IDS = Pattern.compile("[0-9]{1,20}(,[0-9]{1,20})*+");
    private static final Set<String> ORDERS = Set.of("asc", "desc");
    private static final Pattern TERM = Pattern.compile("(?<![A-Za-z0-9_])([A-Za-z0-9_]++):\"([^\"]*+)\"|role:end-user"
            + "|type:user|updated>=[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Set<String> PHONES = Set.of("phone", "shared_phone_number");

    private final KeyScrubber keys;
    private final Pseudonymizer pseudonyms;

    UrlScrubber(KeyScrubber keys, Pseudonymizer pseudonyms) {
        this.keys = keys;
        this.pseudonyms = pseudonyms;
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** Whether a member or a keyword of a search holds a phone number. */
    static boolean isPhone(String member) {
        return PHONES.contains(member);
    }

    String address(String address) {
        String rest = address.replaceFirst("https?://[^/?#]+", "").replaceFirst("#.*", "");
        String path = rest.replaceFirst("\\?.*", "");
        return API_PATH.matcher(path).matches()
                ? "https://" + Scrubber.TENANT + ".zendesk.com" + of(rest)
                : "https://example.com/" + pseudonyms.of(address.replaceAll("[^\\p{L}\\p{N}]", ""));
    }

    /** Scrubs a path with its query, as in a request's first line. */
    String of(String url) {
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        String kept = API_PATH.matcher(path).matches() ? path : "/" + pseudonyms.of(path.replaceAll("\\W", ""));
        return mark < 0
                ? kept
                : kept + "?"
                        + Arrays.stream(url.substring(mark + 1).split("&"))
                                .map(this::parameter)
                                .collect(Collectors.joining("&"));
    }

    private String parameter(String pair) {
        String[] parts = pair.split("=", 2);
        String name = PercentEncoding.decoded(parts[0]);
        String value = parts.length < 2 ? "" : PercentEncoding.decoded(parts[1]);
        boolean isKnown = COUNTING.contains(name) || ORDERING.contains(name) || SEARCHING.contains(name);
        return PercentEncoding.parameter(isKnown ? name : pseudonyms.of(name)) + "="
                + PercentEncoding.parameter(parameter(name, value));
    }

    /** Scrubs the value of one query parameter. */
    String parameter(String name, String value) {
        if (COUNTING.contains(name) && IDS.matcher(value).matches()
                || ORDERING.contains(name) && Arrays.stream(value.split(",")).allMatch(UrlScrubber::isOrder)) {
            return value;
        }
        if (!name.equals("query")) {
            return pseudonyms.of(value);
        }
        String left = TERM.matcher(value).replaceAll("").strip();
        String terms = TERM.matcher(value).results().map(this::term).collect(Collectors.joining(" "));
        return left.isEmpty() ? terms : terms + " " + pseudonyms.of(left);
    }

    private static boolean isOrder(String word) {
        String bare = word.startsWith("-") ? word.substring(1) : word;
        return ORDERS.contains(bare) || ZendeskWords.isMember(bare);
    }

    private String term(MatchResult term) {
        if (term.group(1) == null) {
            return term.group();
        }
        String value = term.group(2);
        return keys.of(term.group(1)) + ":\""
                + (isPhone(term.group(1)) ? pseudonyms.phone(value) : pseudonyms.of(value)) + "\"";
    }
}
