package io.khoroszendesk.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request that Specmatic has generated, and its answer, as they stand in its log.
 *
 * @param scenario what was tried, in Specmatic's words
 * @param wrong whether the request was meant to be refused
 * @param headers of the answer
 * @param body of the answer
 */
record Generated(
        String scenario,
        boolean wrong,
        String method,
        String path,
        int status,
        Map<String, String> headers,
        String body) {

    private static final Pattern SCENARIO = Pattern.compile("\\s*([+-]ve)?\\s*Scenario: (.*) has (?:SUCCEEDED|FAILED)");
    private static final Pattern OPERATION = Pattern.compile("([A-Z]+ \\S+) -> .*");
    private static final Pattern MUTATION = Pattern.compile("([\\w.\\[\\]]+) is mutated from (\\w+) to (\\w+)");
    private static final String INDENT = "    ";

    /** The operation, with the path as Specmatic writes it: {@code PATCH /case/(id:string)}. */
    String operation() {
        Matcher matcher = OPERATION.matcher(scenario);
        return matcher.matches() ? matcher.group(1) : scenario;
    }

    /** What was made wrong: a member and the type it was given; empty where it was nothing of the kind. */
    String mutation() {
        Matcher matcher = MUTATION.matcher(scenario);
        return matcher.find() ? matcher.group(1) + " to " + matcher.group(3) : "";
    }

    @Override
    public String toString() {
        return scenario + " => " + status;
    }

    /** All of a log, in their order. The line that names the scenario follows the request and its answer. */
    static List<Generated> of(List<String> log) {
        List<Generated> all = new ArrayList<>();
        List<String> request = List.of();
        List<String> answer = List.of();
        for (int i = 0; i < log.size(); i++) {
            String line = log.get(i);
            Matcher scenario = SCENARIO.matcher(line);
            if (line.startsWith("  Request to ")) {
                request = indented(log, i + 1);
                answer = List.of();
            } else if (line.startsWith("  Response at ")) {
                answer = indented(log, i + 1);
            } else if (scenario.lookingAt() && !request.isEmpty()) {
                all.add(of(scenario, request, answer));
                request = List.of();
            }
        }
        return all;
    }

    private static Generated of(Matcher scenario, List<String> request, List<String> answer) {
        String[] line = request.getFirst().split(" ");
        // Without an answer there is no status either.
        int status = answer.isEmpty() ? 0 : Integer.parseInt(answer.getFirst().split(" ")[0]);
        Map<String, String> headers = new LinkedHashMap<>();
        int i = 1;
        for (; i < answer.size() && !answer.get(i).isBlank(); i++) {
            String[] header = answer.get(i).split(": ", 2);
            headers.put(header[0], header.length > 1 ? header[1] : "");
        }
        String body = answer.stream().skip(i).collect(Collectors.joining("\n")).trim();
        return new Generated(
                scenario.group(2), "-ve".equals(scenario.group(1)), line[0], line[1], status, headers, body);
    }

    private static List<String> indented(List<String> log, int from) {
        return log.stream()
                .skip(from)
                .takeWhile(line -> line.startsWith(INDENT))
                .map(line -> line.substring(INDENT.length()))
                .toList();
    }
}
