package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
@TestProfile(TracesTest.Traced.class)
class TracesTest {

    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false");
        }
    }

    @Inject
    Spans spans;

    final ZendeskStub zendesk = new ZendeskStub();

    @Test
    void a_trace_tells_who_matched_and_why_but_not_who_they_are() throws InterruptedException {
        zendesk.isEmpty();
        zendesk.finds(
                "role:end-user email:\"canary@example.com\"",
                with(user(79001, "Canary Quill"), "email", "canary@example.com"));

        String correlationId = Khoros.post("/customer/bestmatch", object("email", "canary@example.com"))
                .then()
                .statusCode(200)
                .extract()
                .header("X-Correlation-Id");

        assertThat(attribute("adapter.bestmatch")).contains("79001").contains("EMAIL");
        assertThat(attribute("adapter.correlation_id")).isEqualTo(correlationId);
        assertThat(spans.ended()).allSatisfy(span -> assertThat(
                        span.toSpanData().getAttributes().toString().toLowerCase())
                .doesNotContain("canary"));
    }

    /** The attribute's value, once the span that has it has ended, which is after the answer. */
    private String attribute(String name) throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            List<String> values = spans.ended().stream()
                    .map(ReadableSpan::toSpanData)
                    .map(span -> span.getAttributes().get(AttributeKey.stringKey(name)))
                    .filter(Objects::nonNull)
                    .toList();
            if (!values.isEmpty()) {
                return values.getFirst();
            }
            Thread.sleep(50);
        }
        return "";
    }
}
