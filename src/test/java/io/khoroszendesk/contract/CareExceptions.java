package io.khoroszendesk.contract;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Where we and the documents of Care's APIs part, all in one place. */
final class CareExceptions {

    private record Exemption(Pattern operation, Pattern problem, String reason) {

        Exemption(String operation, String problem, String reason) {
            this(Pattern.compile(operation), Pattern.compile(problem), reason);
        }
    }

    private static final List<Exemption> ALL = List.of(
            new Exemption(
                    "(POST|PUT) /api/v2/authors.*",
                    "response.body.unexpected",
                    "the document doesn't say what successful writes answer; an envelope with anything is taken"),
            new Exemption(
                    "POST /api/v2/gdpr/requests",
                    "request.contentType.notAllowed",
                    "the document shows JSON, and the reference's text demands a form"));

    /** Statuses that the document doesn't have, though Khoros' pages name them or a server can't do without. */
    private static final Set<Integer> UNDOCUMENTED = Set.of(302, 401, 403, 404, 429, 500, 503);

    private CareExceptions() {}

    static boolean isUndocumented(int status) {
        return UNDOCUMENTED.contains(status);
    }

    static boolean excuse(String operation, String problem) {
        return ALL.stream()
                .anyMatch(exception -> exception.operation().matcher(operation).matches()
                        && exception.problem().matcher(problem).find());
    }
}
