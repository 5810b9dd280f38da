package io.khoroszendesk.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerClockFilterTest {

    private final ServerClockFilter filter = new ServerClockFilter(new ManualClock());

    @Test
    void it_knows_nothing_before_the_first_response() {
        assertThat(filter.ahead()).isEmpty();
    }

    @Test
    void it_compares_with_the_date_of_the_last_response() {
        respond("Sat, 21 Nov 2026 07:58:00 GMT");
        respond("Sat, 21 Nov 2026 08:00:05 GMT");

        assertThat(filter.ahead()).hasValue(Duration.ofSeconds(-5));
    }

    @Test
    void it_compares_with_the_date_of_the_last_response_that_has_one() {
        respond("Sat, 21 Nov 2026 07:58:00 GMT");
        respond(null);

        assertThat(filter.ahead()).hasValue(Duration.ofMinutes(2));
    }

    @Test
    void a_response_without_a_date_leaves_open_what_time_it_is_now() {
        respond("Sat, 21 Nov 2026 07:58:00 GMT");
        assertThat(filter.currentlyAhead()).hasValue(Duration.ofMinutes(2));

        respond(null);

        assertThat(filter.currentlyAhead()).isEmpty();
    }

    @Test
    void a_malformed_date_says_nothing() {
        respond("Sat, 21 Nov 2026 07:58:00 GMT");
        respond("yesterday");

        assertThat(filter.ahead()).hasValue(Duration.ofMinutes(2));
    }

    @Test
    void nor_does_a_connection_that_broke() {
        respond("Sat, 21 Nov 2026 07:58:00 GMT");
        filter.filter(null, response(null));

        assertThat(filter.ahead()).hasValue(Duration.ofMinutes(2));
    }

    private void respond(String date) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        if (date != null) {
            headers.putSingle("Date", date);
        }
        filter.filter(null, response(headers));
    }

    private static ClientResponseContext response(MultivaluedMap<String, String> headers) {
        return (ClientResponseContext) Proxy.newProxyInstance(
                ClientResponseContext.class.getClassLoader(),
                new Class<?>[] {ClientResponseContext.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getHeaders") ? headers : headers.getFirst((String) arguments[0]));
    }
}
