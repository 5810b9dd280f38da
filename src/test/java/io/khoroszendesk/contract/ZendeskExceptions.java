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
    private record Exception(Pattern operation, Pattern problem, String reason) {}

    private static final List<Exception> ALL = List.of();

    /** The document has no errors at all: these statuses are described in Zendesk's pages. */
    private static final Set<Integer> UNDOCUMENTED = Set.of(302, 400, 401, 403, 404, 409, 422, 429, 500, 503);

    /** Stubs that are no answers of Zendesk's API by intention. */
    private static final Set<String> BROKEN = Set.of(
            "tickets/situation-1905-cut-json",
            "users/situation-905-cut-json",
            "users/situation-906-html-instead-of-json",
            "users/situation-909-json-without-user");

    /** Paths that are missing in the document, and one with the same answers. */
    private static final Map<Pattern, String> MISSING =
            Map.of(Pattern.compile("/api/v2/users/\\d+/tickets/requested"), "/api/v2/tickets");

    private ZendeskExceptions() {}

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

    static boolean excuse(String operation, String problem) {
        return ALL.stream()
                .anyMatch(exception -> exception.operation().matcher(operation).matches()
                        && exception.problem().matcher(problem).find());
    }
}
