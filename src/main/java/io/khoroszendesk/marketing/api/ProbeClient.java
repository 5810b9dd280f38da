package io.khoroszendesk.marketing.api;

import io.khoroszendesk.common.http.TransportFailure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds out whether Khoros' hosts answer at all, by the way that the other calls take: the same proxy, the same authorities. */
@Singleton
public final class ProbeClient {

    private final ProbeApi api;
    private final LoginProbeApi login;

    @Inject
    public ProbeClient(@RestClient ProbeApi api, @RestClient LoginProbeApi login) {
        this.api = api;
        this.login = login;
    }

    /** Why the API does not answer within this time; empty if it answers, whatever that is. */
    public Optional<TransportFailure> api(Duration time) {
        return failure(api.head(), time);
    }

    /** The same of the host for log-ins. */
    public Optional<TransportFailure> login(Duration time) {
        return failure(login.head(), time);
    }

    private static Optional<TransportFailure> failure(Uni<Response> call, Duration time) {
        try {
            Response response = call.await().atMost(time);
            // A connection that broke appears as that.
            return response.getStatus() == 0 ? Optional.of(TransportFailure.CONNECTION_LOST) : Optional.empty();
        } catch (MarketingException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return TransportFailure.find(e, MarketingException.class).isPresent()
                    ? Optional.empty()
                    : Optional.of(TransportFailure.of(e).orElse(TransportFailure.CONNECTION_LOST));
        }
    }
}
