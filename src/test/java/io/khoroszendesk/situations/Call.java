package io.khoroszendesk.situations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a situation, and what is expected of it.
 *
 * @param words method and path of a request, or the command with its arguments
 * @param headers those whose value is {@code null} are left out of what is usually sent
 * @param status of the answer, or the exit code
 * @param error the code of the adapter's answer, or {@code null}
 * @param fields what the answer holds, by JSON pointer
 * @param output what a command prints
 */
record Call(
        Kind kind,
        List<String> words,
        Map<String, String> headers,
        JsonNode body,
        int status,
        String error,
        Map<String, JsonNode> fields,
        List<String> output) {

    /** The status that stands for a connection that is closed without an answer. */
    static final int NO_ANSWER = 0;

    enum Kind {
        /** To the adapter. */
        REQUEST,
        /** To the stand-in itself. */
        STAND_IN,
        COMMAND
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    static Call of(JsonNode call) {
        Kind kind = call.has("command") ? Kind.COMMAND : call.has("stand-in") ? Kind.STAND_IN : Kind.REQUEST;
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        call.path("fields").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return new Call(
                kind,
                switch (kind) {
                    case REQUEST -> List.of(call.path("request").asText().split(" ", 2));
                    case STAND_IN -> List.of(call.path("stand-in").asText().split(" ", 2));
                    case COMMAND -> Situation.list(call.path("command"));
                },
                Situation.texts(call.path("headers")),
                call.path("body"),
                call.path(kind == Kind.COMMAND ? "exit" : "status").asInt(),
                call.path("error").asText(null),
                fields,
                Situation.list(call.path("output")));
    }

    String method() {
        return words.getFirst();
    }

    String path() {
        return words.getLast();
    }

    /** What of an answer is not as expected. */
    List<String> problems(int actualStatus, String text) {
        List<String> problems = new ArrayList<>();
        JsonNode answer = json(text);
        String actualError = answer.path("error").asText(null);
        if (actualStatus != status) {
            problems.add("%d%s in place of %d"
                    .formatted(actualStatus, actualError == null ? "" : " " + actualError, status));
        } else if (error != null && !error.equals(actualError)) {
            problems.add("%s in place of %s".formatted(actualError, error));
        }
        fields.forEach((pointer, expected) -> {
            JsonNode actual = answer.at(pointer);
            if (expected.isNull() ? !actual.isMissingNode() && !actual.isNull() : !expected.equals(actual)) {
                problems.add("%s is %s in place of %s"
                        .formatted(pointer, actual.isMissingNode() ? "missing" : actual, expected));
            }
        });
        output.stream()
                .filter(expected -> !text.contains(expected))
                .forEach(missing -> problems.add("does not print \"" + missing + "\""));
        return problems.stream().map(problem -> this + ": " + problem).toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
