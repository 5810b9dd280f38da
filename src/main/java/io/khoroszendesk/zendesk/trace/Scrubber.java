package io.khoroszendesk.zendesk.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Removes everything about people and accounts from the exchanges with Zendesk. It keeps what is known to be harmless
 * (ids, times, states, names of members) and replaces everything else by {@link Pseudonymizer}, so that members which
 * Zendesk adds later are not overlooked.
 */
public final class Scrubber {

    /** The name of the tenant in scrubbed exchanges. */
    public static final String TENANT = "acme";

    private static final Set<String> STATES = Set.of(
            "type",
            "role",
            "status",
            "status_category",
            "priority",
            "key",
            "channel",
            "locale",
            "time_zone",
            "iana_time_zone",
            "error",
            "scope",
            "token_type",
            "grant_type",
            "deliverable_state",
            "ticket_restriction",
            "field_name",
            "rel",
            "result_type");
    private static final Pattern STATE = Pattern.compile("[A-Za-z][A-Za-z_ &()/.-]{0,39}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})");
    private static final Pattern TIMES = Pattern.compile(".*_at|updated_stamp");
    private static final Pattern NUMBERS =
            Pattern.compile("id|.*_ids?|count|position|per_page|page|expires_in|limit|remaining");
    private static final Pattern MEMBER = Pattern.compile("[a-z][a-z0-9_]{0,60}");
    private static final Set<String> VALUES_OF_ACCOUNTS = Set.of("user_fields", "organization_fields");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#]+(/[^?#]*)?(\\?[^#]*)?(#.*)?");
    private static final Pattern API_PATH = Pattern.compile("/oauth/tokens|/api/v2(/\\d+|/(users|search|me|identities|"
            + "make_primary|tickets|requested|comments|audits|user_fields|ticket_fields|custom_statuses|groups|organizations|"
            + "attachments|show_many|incremental|cursor|count|webhooks|signing_secret))*+(\\.json)?");
    private static final Set<String> PARAMETERS =
            Set.of("page[size]", "per_page", "page", "sort", "sort_by", "sort_order");
    private static final Pattern HARMLESS = Pattern.compile("-?[a-z0-9_]{1,20}");
    private static final Pattern TERM =
            Pattern.compile("(?<![A-Za-z0-9_])([A-Za-z0-9_]++):\"([^\"]*+)\"|role:end-user");

    private final Pseudonymizer pseudonyms;
    private final Pattern subdomain;

    /** {@code key} determines the pseudonyms; {@code subdomain} is the account's name. */
    public Scrubber(byte[] key, String subdomain) {
        this.pseudonyms = new Pseudonymizer(key);
        this.subdomain = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(subdomain) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Scrubs a body: JSON member by member, anything else as one text. */
    public String body(String body) {
        if (body == null || body.isBlank()) {
            return body;
        }
        try {
            return ZendeskJson.MAPPER.writeValueAsString(json(ZendeskJson.MAPPER.readTree(body)));
        } catch (JsonProcessingException e) {
            return pseudonyms.of(body);
        }
    }

    public JsonNode json(JsonNode node) {
        return json("", node, false);
    }

    private JsonNode json(String member, JsonNode node, boolean ofAccount) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> {
                String name = entry.getKey();
                object.set(
                        VALUES_OF_ACCOUNTS.contains(member) ? key(name) : member(name),
                        name.equals("system_field_options")
                                ? withoutSubdomain(entry.getValue())
                                : json(name, entry.getValue(), VALUES_OF_ACCOUNTS.contains(member)));
            });
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            // A list of this name describes the fields, an object holds their values.
            String of = VALUES_OF_ACCOUNTS.contains(member) ? "" : member;
            node.forEach(item -> array.add(json(of, item, ofAccount)));
            return array;
        }
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(text(ofAccount ? "" : member, node.textValue()));
        }
        boolean harmless =
                !node.isNumber() || !ofAccount && NUMBERS.matcher(member).matches();
        return harmless ? node : number(node);
    }

    /** The options of Zendesk's own fields are the same in every account. */
    private JsonNode withoutSubdomain(JsonNode options) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        options.forEach(option -> kept.addObject()
                .put("name", state(option.path("name").asText()))
                .put("value", state(option.path("value").asText())));
        return kept;
    }

    private String state(String text) {
        return STATE.matcher(text).matches() ? named(text) : pseudonyms.of(text);
    }

    private JsonNode number(JsonNode number) {
        String digits = number.asText().replaceAll("\\D", "");
        // Fifteen digits are exact in every programming language.
        return JsonNodeFactory.instance.numberNode(
                Long.parseLong(pseudonyms.digits(digits, Math.min(15, Math.max(1, digits.length())))));
    }

    private String member(String name) {
        return MEMBER.matcher(name).matches() ? name : pseudonyms.of(name);
    }

    /** Scrubs the name that an account has given to a custom field. */
    private String key(String name) {
        return MEMBER.matcher(name).matches() ? named(name) : pseudonyms.of(name);
    }

    /** Scrubs the text of one member. */
    private String text(String member, String text) {
        if (member.equals("key")) {
            return key(text);
        }
        if (STATES.contains(member)) {
            return state(text);
        }
        if (TIMES.matcher(member).matches() && TIME.matcher(text).matches()) {
            return text;
        }
        if (ADDRESS.matcher(text).matches()) {
            return address(text);
        }
        return pseudonyms.of(text);
    }

    private String address(String address) {
        String rest = address.replaceFirst("https?://[^/?#]+", "").replaceFirst("#.*", "");
        String path = rest.replaceFirst("\\?.*", "");
        return API_PATH.matcher(path).matches()
                ? "https://" + TENANT + ".zendesk.com" + url(rest)
                : "https://example.com/" + pseudonyms.of(address.replaceAll("[^\\p{L}\\p{N}]", ""));
    }

    /** Scrubs a path with its query, as in a request's first line. */
    public String url(String url) {
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
        String name = decoded(parts[0]);
        String value = parts.length < 2 ? "" : decoded(parts[1]);
        return encoded(MEMBER.matcher(name.replaceAll("[\\[\\]]", "_")).matches() ? name : pseudonyms.of(name))
                + "="
                + encoded(parameter(name, value));
    }

    /** Scrubs the value of one query parameter. */
    public String parameter(String name, String value) {
        if (PARAMETERS.contains(name) && HARMLESS.matcher(value).matches()) {
            return value;
        }
        if (!name.equals("query")) {
            return pseudonyms.of(value);
        }
        String left = TERM.matcher(value).replaceAll("").strip();
        String terms = TERM.matcher(value)
                .results()
                .map(term -> term.group(1) == null
                        ? term.group()
                        : key(term.group(1)) + ":\"" + pseudonyms.of(term.group(2)) + "\"")
                .collect(Collectors.joining(" "));
        return left.isEmpty() ? terms : terms + " " + pseudonyms.of(left);
    }

    /** A name of Zendesk's, with the account's own name removed. */
    private String named(String text) {
        return subdomain.matcher(text).replaceAll(TENANT);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether a response header may be kept: those the service reads, and none that could identify anyone. */
    public static boolean keepsHeader(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("content-type") && value.matches("[A-Za-z/+.-]+(; ?charset=[A-Za-z0-9-]+)?")
                || (lower.equals("retry-after") || lower.matches("(x-)?rate-?limit[a-z-]*"))
                        && value.matches("[A-Za-z0-9 ,:;=]{1,60}");
    }
}
