package io.khoroszendesk.contract;

import java.util.List;
import java.util.regex.Pattern;

/** Where the documents of Khoros Marketing's own API are not to be taken at their word, all in one place. */
final class MarketingExceptions {

    private record Exemption(Pattern operation, Pattern problem, String reason) {

        Exemption(String operation, String problem, String reason) {
            this(Pattern.compile(operation), Pattern.compile(problem), reason);
        }
    }

    private static final List<Exemption> ALL = List.of(new Exemption(
            "(POST|PATCH) /v2/crm/admin/custom(/\\d+)?",
            "validation.response.status.unknown Response status (200|201|403|404|406|429|500|586) not defined",
            "the registration documents its 400 alone"));

    private MarketingExceptions() {}

    /** They call themselves 3.1.0 but use nothing that 3.0 lacks, and the validator reads 3.0 alone. */
    static String readable(String document) {
        return document.replaceFirst("\"openapi\"\\s*:\\s*\"3\\.1\\.0\"", "\"openapi\":\"3.0.3\"");
    }

    static boolean excuse(String operation, String problem) {
        return ALL.stream()
                .anyMatch(exception -> exception.operation().matcher(operation).matches()
                        && exception.problem().matcher(problem).find());
    }
}
