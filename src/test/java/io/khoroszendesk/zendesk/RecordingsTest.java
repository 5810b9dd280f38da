package io.khoroszendesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.khoroszendesk.Json;
import io.khoroszendesk.contract.ContractDocument;
import io.khoroszendesk.contract.NeedsDocument;
import io.khoroszendesk.zendesk.call.ResponseBodies;
import io.khoroszendesk.zendesk.call.ZendeskErrorMapper;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Recorded answers of real accounts, in the folder that {@code -Dcontract.recordings} names, as our records read them. */
@NeedsDocument(ContractDocument.RECORDINGS)
class RecordingsTest {

    /** The members a body may have, and the record that stands for each. */
    private static final Map<String, Class<?>> ENVELOPES = new LinkedHashMap<>(Map.of(
            "user", ResponseBodies.OneUser.class,
            "users", ResponseBodies.Users.class,
            "ticket", ResponseBodies.OneTicket.class,
            "tickets", ResponseBodies.Tickets.class,
            "identity", ResponseBodies.OneIdentity.class,
            "identities", ResponseBodies.Identities.class,
            "comments", ResponseBodies.Comments.class,
            "user_fields", ResponseBodies.UserFields.class,
            "ticket_fields", ResponseBodies.TicketFields.class,
            "groups", ResponseBodies.Groups.class));

    private static final ObjectMapper READER = ZendeskJson.MAPPER;
    /** Writes what a record holds, and nothing it derives from that. */
    private static final ObjectMapper WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS, MapperFeature.AUTO_DETECT_GETTERS)
            .build();

    private record Recording(Path file, int status, JsonNode headers, JsonNode body) {}

    @TestFactory
    Stream<DynamicTest> nothing_that_is_used_of_an_answer_is_lost() throws IOException {
        return recordings().stream()
                .filter(recording -> recording.status() < 300 && envelope(recording) != null)
                .map(recording -> DynamicTest.dynamicTest(recording.file().toString(), () -> {
                    Object read = READER.treeToValue(recording.body(), ENVELOPES.get(envelope(recording)));

                    assertThat(lost("", recording.body(), WRITER.valueToTree(read)))
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_error_is_told_by_its_status_and_its_details() throws IOException {
        return recordings().stream()
                .filter(recording -> recording.status() >= 400)
                .map(recording -> DynamicTest.dynamicTest(recording.file().toString(), () -> {
                    ZendeskException failure =
                            new ZendeskErrorMapper(Clock.systemUTC()).toThrowable(response(recording));

                    assertThat(failure.status()).isEqualTo(recording.status());
                    assertThat(failure.kind()).isEqualTo(kind(recording.status()));
                    assertThat(failure.error().orElse(""))
                            .isEqualTo(recording.body().path("error").asText());
                    recording.body().path("details").properties().forEach(member -> assertThat(
                                    failure.details().get(member.getKey()))
                            .hasSameSizeAs(member.getValue())
                            .first()
                            .extracting(ZendeskException.Detail::description)
                            .isEqualTo(member.getValue().at("/0/description").asText()));
                }));
    }

    @Test
    void there_are_recordings_of_users_tickets_identities_fields_and_errors() throws IOException {
        assertThat(recordings().stream()
                        .filter(recording -> recording.status() < 300)
                        .map(RecordingsTest::envelope))
                .contains("user", "users", "ticket", "tickets", "identities", "user_fields", "ticket_fields");
        assertThat(recordings().stream().map(Recording::status)).contains(404, 409, 422, 429);
    }

    private static String envelope(Recording recording) {
        return ENVELOPES.keySet().stream()
                .filter(recording.body()::has)
                .findFirst()
                .orElse(null);
    }

    /** The paths of what was recorded and our records know, but hold otherwise. */
    private static List<String> lost(String path, JsonNode recorded, JsonNode read) {
        List<String> lost = new ArrayList<>();
        if (read.isObject()) {
            read.properties()
                    .forEach(member -> lost.addAll(
                            lost(path + "/" + member.getKey(), recorded.path(member.getKey()), member.getValue())));
        } else if (read.isArray()) {
            if (recorded.size() != read.size()) {
                lost.add(path + ": " + recorded.size() + " became " + read.size());
            }
            for (int i = 0; i < read.size(); i++) {
                lost.addAll(lost(path + "/" + i, recorded.path(i), read.path(i)));
            }
        } else if (!(read.isNull() && (recorded.isMissingNode() || recorded.isNull()))
                && !recorded.asText().equals(read.asText())) {
            lost.add(path + ": " + recorded + " became " + read);
        }
        return lost;
    }

    private static Response response(Recording recording) {
        Response.ResponseBuilder response = Response.status(recording.status());
        recording
                .headers()
                .properties()
                .forEach(header ->
                        response.header(header.getKey(), header.getValue().asText()));
        return response.entity(
                        recording.body().isTextual()
                                ? recording.body().textValue()
                                : recording.body().toString())
                .build();
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 422 -> Kind.INVALID;
            case 429 -> Kind.RATE_LIMITED;
            default -> throw new AssertionError("no expectation for " + status);
        };
    }

    private static List<Recording> recordings() throws IOException {
        try (Stream<Path> files = Files.walk(ContractDocument.RECORDINGS.path())) {
            List<Recording> recordings = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode response = Json.read(Files.readString(file)).path("response");
                recordings.add(new Recording(
                        file.getFileName(),
                        response.path("status").asInt(),
                        response.path("headers"),
                        response.path("body")));
            }
            return recordings;
        }
    }
}
