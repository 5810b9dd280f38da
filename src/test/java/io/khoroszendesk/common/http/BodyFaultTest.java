package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

/** What becomes of a request that the API has begun to read, when its body turns out to be no HTTP. */
@QuarkusTest
@WithTestResource(Tenant.class)
class BodyFaultTest {

    private static final String REQUEST = "POST /api/v1/customer HTTP/1.1\r\nHost: localhost\r\n" + "Authorization: "
            + Tenant.KEY + "\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Inject
    LastAnswer last;

    /** The headers of the answer that the API would have given to the last request. */
    @Singleton
    static class LastAnswer {

        private static final int BEFORE_THE_GATE = 10_001;
        private volatile MultiMap headers;

        void install(@Observes Filters filters) {
            filters.register(
                    request -> {
                        headers = request.response().headers();
                        request.next();
                    },
                    BEFORE_THE_GATE);
        }
    }

    @Test
    void it_keeps_its_correlation_id() {
        RawHttp.Answer refusal = RawHttp.answers(RawHttp.exchange(REQUEST + "2\r\n{}no line end"))
                .getFirst();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.header(CorrelationId.HEADER)).isEqualTo(last.headers.get(CorrelationId.HEADER));
        assertThat(refusal.body()).endsWith("Reference " + last.headers.get(CorrelationId.HEADER) + "\"}");
    }

    @Test
    void the_next_one_on_another_connection_has_its_own() {
        String first = RawHttp.answers(RawHttp.exchange(REQUEST + "2\r\n{}no line end"))
                .getFirst()
                .header(CorrelationId.HEADER);
        String second =
                RawHttp.answers(RawHttp.exchange("no HTTP\r\n\r\n")).getFirst().header(CorrelationId.HEADER);

        assertThat(second).isNotEmpty().isNotEqualTo(first);
    }
}
