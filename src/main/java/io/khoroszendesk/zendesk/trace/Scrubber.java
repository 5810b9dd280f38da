package io.khoroszendesk.zendesk.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes everything about people and accounts from the exchanges with Zendesk. It keeps what is known to be harmless
 * (ids, times, states, names of members) and replaces everything else by {@link Pseudonymizer}, so that members which
 * Zendesk adds later are not overlooked.
 */
public final class Scrubber {

    /** The name of the tenant in scrubbed exchanges. */
    public static final String TENANT = "acme";

    /** Members with values that Zendesk chooses. */
    private static final Set<String> STATES = Set.of(
            "type",
            "role",
            "tags",
            "status",
            "status_category",
            "priority",
            "channel",
            "locale",
            "time_zone",
            "iana_time_zone",
            "error",
            "code",
            "scope",
            "token_type",
            "grant_type",
            "deliverable_state",
            "ticket_restriction",
            "verification_method",
            "malware_scan_result",
            "field_name",
            "rel",
            "result_type",
            "http_method",
            "request_format",
            "subscriptions",
            "action",
            "application");

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})");
    private static final Pattern TIMES = Pattern.compile(".*_at|updated_stamp");
    private static final Pattern NUMBERS =
            Pattern.compile("id|.*_ids?|count|position|per_page|page|expires_in|limit|remaining");
    /** Members that only an error's answer has at its top. */
    private static final Set<String> OF_ERRORS = Set.of("error", "errors", "details");

    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final Set<String> VALUES_OF_ACCOUNTS = Set.of("user_fields", "organization_fields");
    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/json", "application/problem+json", "text/plain", "text/html", "application/xml", "text/xml");
    private static final Pattern CHARSET = Pattern.compile("(utf-8|iso-8859-1|us-ascii)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIMIT = Pattern.compile("(x-)?rate-?limit(-limit|-remaining|-reset)?");
    private static final Pattern HTTP_DATE = Pattern.compile("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{1,2} "
            + "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT");

    private final Pseudonymizer pseudonyms;
    private final KeyScrubber keys;
    private final UrlScrubber urls;
    private final ScrubbingLog log;

    /** {@code key} determines the pseudonyms; {@code subdomain} is the account's name. */
    public Scrubber(byte[] key, String subdomain) {
        this(key, new KnownAccount(subdomain, Set.of(), null), ScrubbingLog.NONE);
    }

    /** {@code key} determines the pseudonyms; {@code log} is told what is replaced. */
    public Scrubber(byte[] key, KnownAccount account, ScrubbingLog log) {
        this.pseudonyms = new Pseudonymizer(key, account.country(), log);
        this.keys = new KeyScrubber(account, pseudonyms);
        this.urls = new UrlScrubber(keys, pseudonyms);
        this.log = log;
        log.replaced(account.subdomain(), TENANT);
    }

    /** Scrubs a body: JSON member by member, anything else as an error's message. */
    public String body(String body) {
        if (body == null || body.isBlank()) {
            return body;
        }
        try {
            return ZendeskJson.MAPPER.writeValueAsString(json(ZendeskJson.MAPPER.readTree(body)));
        } catch (JsonProcessingException e) {
            return body.indexOf('<') < 0 ? ZendeskPhrases.scrubbed(body, pseudonyms::of) : pseudonyms.of(body);
        }
    }

    public JsonNode json(JsonNode node) {
        boolean ofError = OF_ERRORS.stream().anyMatch(node::has);
        return json("", node, ofError ? Part.ERROR : Part.ANSWER);
    }

    private JsonNode json(String member, JsonNode node, Part part) {
        if (node.isObject()) {
            return object(member, node, part);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            // A list of this name describes the fields, an object holds their values.
            String of = VALUES_OF_ACCOUNTS.contains(member) ? "" : member;
            node.forEach(item -> array.add(json(of, item, part)));
            return array;
        }
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(text(member, node.textValue(), part));
        }
        if (!node.isNumber()) {
            return node;
        }
        if (part != Part.VALUES && NUMBERS.matcher(member).matches() && ZendeskWords.isMember(member)) {
            log.kept(node.asText());
            return node;
        }
        return number(node);
    }

    private ObjectNode object(String member, JsonNode node, Part part) {
        Part inside = VALUES_OF_ACCOUNTS.contains(member) ? Part.VALUES : part;
        boolean isNumber = node.path("type").asText().equals("phone_number");
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (name.equals("system_field_options")) {
                object.set(name, ofEveryAccount(value));
            } else {
                object.set(keys.of(name), json(isNumber && name.equals("value") ? "phone" : name, value, inside));
            }
        });
        return object;
    }

    /** The options of Zendesk's own fields are the same in every account. */
    private JsonNode ofEveryAccount(JsonNode options) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        options.forEach(option -> kept.addObject()
                .put("name", state("status", option.path("name").asText()))
                .put("value", state("status", option.path("value").asText())));
        return kept;
    }

    private String state(String member, String text) {
        return ZendeskWords.isValue(member, text) ? text : pseudonyms.of(text);
    }

    private JsonNode number(JsonNode number) {
        String digits = number.asText().replaceAll("\\D", "");
        // Fifteen digits are exact in every programming language.
        return JsonNodeFactory.instance.numberNode(
                Long.parseLong(pseudonyms.digits(digits, Math.min(15, Math.max(1, digits.length())))));
    }

    /** Scrubs the text of one member. */
    private String text(String member, String text, Part part) {
        if (part == Part.VALUES) {
            return UrlScrubber.isAddress(text) ? urls.address(text) : pseudonyms.of(text);
        }
        if (member.equals("key")) {
            return keys.of(text);
        }
        if (STATES.contains(member) && ZendeskWords.isValue(member, text)) {
            return text;
        }
        if (TIMES.matcher(member).matches() && TIME.matcher(text).matches()) {
            return text;
        }
        if (UrlScrubber.isAddress(text)) {
            return urls.address(text);
        }
        if (UrlScrubber.isPhone(member)) {
            return pseudonyms.phone(text);
        }
        return part == Part.ERROR ? ZendeskPhrases.scrubbed(text, pseudonyms::of) : pseudonyms.of(text);
    }

    /** Scrubs a path with its query, as in a request's first line. */
    public String url(String url) {
        return urls.of(url);
    }

    /** Scrubs the value of one query parameter. */
    public String parameter(String name, String value) {
        return urls.parameter(name, value);
    }

    /** Whether a word, in lower case, is part of the words of Zendesk's that stay. */
    public static boolean isWordOfZendesk(String word) {
        return ZendeskWords.isPart(word);
    }

    /** Whether a response header may be kept: those the service reads, and none that could identify anyone. */
    public static boolean keepsHeader(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("content-type")) {
            String[] parts = value.toLowerCase(Locale.ROOT).split("; ?(charset=)?", 2);
            return MEDIA_TYPES.contains(parts[0])
                    && (parts.length < 2 || CHARSET.matcher(parts[1]).matches());
        }
        return lower.equals("retry-after")
                        && (ID.matcher(value).matches()
                                || HTTP_DATE.matcher(value).matches())
                || LIMIT.matcher(lower).matches() && ID.matcher(value).matches();
    }

    /** What a text stands in. */
    private enum Part {
        /** Zendesk's members and their values. */
        ANSWER,
        /** An error's answer, whose texts are Zendesk's messages. */
        ERROR,
        /** The values of custom fields, whose names are no members of Zendesk's. */
        VALUES
    }
}
