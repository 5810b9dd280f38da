package io.khoroszendesk.zendesk.call;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.zendesk.auth.TokenResponse;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.trace.Scrubber;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Whatever Zendesk or something on the way to it answers is read, or told as a failure of Zendesk's. */
class ResponseBodiesFuzzTest {

    static final ObjectMapper JSON = ZendeskJson.MAPPER;
    static final List<Class<?>> TYPES = List.of(
            ResponseBodies.OneUser.class,
            ResponseBodies.Users.class,
            ResponseBodies.OneTicket.class,
            ResponseBodies.Tickets.class,
            ResponseBodies.OneIdentity.class,
            ResponseBodies.Identities.class,
            ResponseBodies.Comments.class,
            ResponseBodies.UserFields.class,
            ResponseBodies.TicketFields.class,
            ResponseBodies.CustomStatuses.class,
            ResponseBodies.Groups.class,
            TokenResponse.class);
    static final Scrubber SCRUBBER = new Scrubber(new byte[] {1}, "acme");

    @FuzzTest(maxDuration = "60s")
    void any_answer_is_read_or_is_a_failure_of_zendesk(byte[] body) {
        for (Class<?> type : TYPES) {
            try {
                JSON.readValue(body, type);
            } catch (IOException unreadable) {
                // The client tells this as an answer that can't be read.
            }
        }
        String text = new String(body, StandardCharsets.UTF_8);
        new ZendeskErrorMapper(Clock.systemUTC())
                .toThrowable(Response.status(422)
                        .header("Retry-After", text.replaceAll("\\p{Cntrl}", ""))
                        .entity(text)
                        .build());
        SCRUBBER.body(text);
        SCRUBBER.url(text);
    }
}
