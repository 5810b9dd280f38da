package io.khoroszendesk.marketing;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the commands ask of Khoros Marketing, in the name of whoever has logged in. */
final class MarketingClient {

    private final MarketingApi api;
    private final MarketingCalls calls;
    private final Supplier<AccessToken> token;

    MarketingClient(MarketingApi api, MarketingCalls calls, Supplier<AccessToken> token) {
        this.api = api;
        this.calls = calls;
        this.token = token;
    }

    /** Who is logged in. */
    Envelope me() {
        return read(api::me);
    }

    /** A call that changes nothing, repeated after faults that pass; the function gets the header {@code Authorization}. */
    Envelope read(Function<String, Response> call) {
        String secret = token.get().accessToken();
        return calls.read(() -> call.apply("Bearer " + secret), secret);
    }

    /** A call that changes something, made once; secrets are those in its body. */
    Envelope write(Function<String, Response> call, String... secrets) {
        String secret = token.get().accessToken();
        String[] all = Arrays.copyOf(secrets, secrets.length + 1);
        all[secrets.length] = secret;
        return calls.write(() -> call.apply("Bearer " + secret), all);
    }
}
