package io.khoroszendesk.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where Zendesk and its own OpenAPI document disagree, all in one place. Besides these, members that are null count as absent
 * and members the document does not know are allowed, for real answers have both.
 */
final class ZendeskExceptions {

    /** A complaint of the document's that does not count: at operations of this form, with these words. */
    private record Exemption(Pattern operation, Pattern problem, String reason) {

        Exemption(String operation, String problem, String reason) {
            this(Pattern.compile(operation), Pattern.compile(problem), reason);
        }
    }

    private static final List<Exemption> ALL = List.of(
            new Exemption(
                    "(GET|POST|PUT) /api/v2/(tickets|users|incremental/tickets).*",
                    "schema.type \\[Path '/tickets?(/\\d+)?/custom_fields/\\d+/value'] Instance type"
                            + " \\((boolean|integer|number|array)\\)",
                    "the document says string, but checkboxes, numbers and multiselects have values of their own types"),
            new Exemption(
                    "GET /api/v2/tickets/\\d+/comments",
                    "schema.allOf \\[Path '/comments/\\d+/attachments/\\d+'] Instance failed",
                    "the document says string, but the width and the height of an image are numbers"),
            new Exemption(
                    "POST /oauth/tokens|POST /api/v2/users/\\d+/identities|PUT /api/v2/users/\\d+/identities/\\d+/make_primary",
                    "request.body.unexpected",
                    "the document leaves these bodies out"),
            new Exemption(
                    "GET /api/v2/.*",
                    "query.unexpected Query parameter '(page\\[size]|page\\[after]|per_page|sort|include)'",
                    "pages, their order and what comes with them are described apart from the operations"),
            new Exemption(
                    "GET /api/v2/incremental/(users|tickets)/cursor",
                    "Query parameter 'start_time' is required",
                    "with a cursor it is left out"),
            new Exemption(
                    "GET /api/v2/users/me",
                    "schema.allOf \\[Path '/user']",
                    "the document does not know the anonymous user, whose id is null"));

    /** The document has no errors at all: these statuses are described in Zendesk's pages. */
    private static final Set<Integer> UNDOCUMENTED = Set.of(302, 400, 401, 403, 404, 406, 409, 413, 422, 429, 500, 503);

    /** Stubs that are no answers of Zendesk's API by intention. */
    private static final Set<String> BROKEN = Set.of(
            "tickets/situation-1905-cut-json",
            "users/situation-905-cut-json",
            "users/situation-906-html-instead-of-json",
            "users/situation-909-json-without-user");

    /** Paths that are missing in the document, and one with the same answers. */
    private static final Map<Pattern, String> MISSING =
            Map.of(Pattern.compile("/api/v2/users/\\d+/tickets/requested"), "/api/v2/tickets");

    /** Paths whose whole resource is described in another document of Zendesk's, which is not among those that are judged by. */
    private static final Pattern ELSEWHERE = Pattern.compile("/api/v2/webhooks.*");

    private ZendeskExceptions() {}

    static boolean isElsewhere(String path) {
        return ELSEWHERE.matcher(path).matches();
    }

    static boolean isUndocumented(int status) {
        return UNDOCUMENTED.contains(status);
    }

    static boolean isBroken(String stub) {
        return BROKEN.contains(stub);
    }

    static String documentedAs(String path) {
        return MISSING.entrySet().stream()
                .filter(missing -> missing.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(path);
    }

    /** A token is answered with 200; the document says 201. */
    static int documentedAs(String path, int status) {
        return path.equals("/oauth/tokens") && status == 200 ? 201 : status;
    }

    static boolean excuse(String operation, String problem) {
        return ALL.stream()
                .anyMatch(exception -> exception.operation().matcher(operation).matches()
                        && exception.problem().matcher(problem).find());
    }
}
