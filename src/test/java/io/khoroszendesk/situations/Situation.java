package io.khoroszendesk.situations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of {@code wiremock/situations.json}, whose members {@code wiremock/README.md} describes.
 *
 * @param settings by their environment variables, beside the usual ones
 * @param fresh whether the adapter must just have been started
 * @param mappings the names of all that answer
 */
record Situation(
        String section,
        String situation,
        String send,
        Map<String, String> settings,
        boolean fresh,
        List<Call> calls,
        List<String> mappings) {

    static final Path FILE = Path.of("wiremock/situations.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Situation> all() throws IOException {
        List<Situation> all = new ArrayList<>();
        for (JsonNode row : JSON.readTree(FILE.toFile())) {
            all.add(of(row));
        }
        return all;
    }

    static Situation of(JsonNode row) {
        List<Call> calls = new ArrayList<>();
        row.path("calls").forEach(call -> calls.add(Call.of(call)));
        return new Situation(
                row.path("section").asText(),
                row.path("situation").asText(),
                row.path("send").asText(),
                texts(row.path("settings")),
                row.path("fresh").asBoolean(),
                calls,
                list(row.path("mappings")));
    }

    /** By what it is told from all others. */
    String name() {
        return section + ": " + situation;
    }

    boolean needsServer() {
        return calls.stream().anyMatch(call -> call.kind() == Call.Kind.REQUEST);
    }

    /** Members whose value is {@code null} are kept as that. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> texts.put(
                        member.getKey(),
                        member.getValue().isNull() ? null : member.getValue().asText()));
        return texts;
    }

    static List<String> list(JsonNode array) {
        List<String> list = new ArrayList<>();
        array.forEach(item -> list.add(item.asText()));
        return list;
    }
}
