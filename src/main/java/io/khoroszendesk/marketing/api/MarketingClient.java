package io.khoroszendesk.marketing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.config.AdapterConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** The calls of the commands to Khoros Marketing, with the token of the user who has logged in. */
@Singleton
public final class MarketingClient {

    private final MarketingApi api;
    private final UploadApi uploads;
    private final MarketingCallExecutor calls;
    private final TokenStore tokens;
    private final boolean dryRun;

    @Inject
    public MarketingClient(
            @RestClient MarketingApi api,
            @RestClient UploadApi uploads,
            MarketingCallExecutor calls,
            TokenStore tokens,
            AdapterConfig adapter) {
        this.api = api;
        this.uploads = uploads;
        this.calls = calls;
        this.tokens = tokens;
        this.dryRun = adapter.dryRun();
    }

    /** The user of the token: an object with {@code email} and {@code companies}. */
    public JsonNode me() {
        return read(api::me).data();
    }

    /** The user of a token that is not kept; see {@link #me()}. */
    public JsonNode me(AccessToken token) {
        String secret = token.accessToken();
        return calls.read(() -> api.me("Bearer " + secret), secret).data();
    }

    /** All initiatives, from all pages; {@code name} may be null. */
    public List<JsonNode> initiatives(String name) {
        return Pages.all(
                (page, offset, size) -> read(authorization -> api.initiatives(authorization, name, page, size)),
                Function.identity());
    }

    /** The account sets of an initiative, each with its {@code accounts}. */
    public List<JsonNode> accountSets(String initiative) {
        List<JsonNode> sets = new ArrayList<>();
        read(authorization -> api.accountSets(authorization, initiative)).data().forEach(sets::add);
        return sets;
    }

    /**
     * Publishes a message. A second call would publish a second message.
     *
     * @param images the files that the message's content has places for; may be empty
     */
    public MarketingEnvelope publish(String initiative, JsonNode message, List<Upload> images) {
        if (images.isEmpty()) {
            return write(authorization -> api.publish(authorization, initiative, bytes(message)));
        }
        ClientMultipartForm parts = ClientMultipartForm.create()
                .entity("message", message.toString(), MediaType.APPLICATION_JSON, String.class);
        images.forEach(image ->
                parts.binaryFileUpload("image", image.name(), image.file().toString(), image.mediaType()));
        return write(authorization -> uploads.publish(authorization, initiative, "", parts));
    }

    public JsonNode message(String initiative, String message) {
        return read(authorization -> api.message(authorization, initiative, message))
                .data();
    }

    public void deleteMessage(String initiative, String message) {
        write(authorization -> api.deleteMessage(authorization, initiative, message));
    }

    /** Registers a CRM. A second call would register a second one. */
    public MarketingEnvelope register(CustomCrm crm) {
        return write(authorization -> api.registerCrm(authorization, bytes(crm)), crm.authHeaderValue());
    }

    /** Replaces all three members. It is idempotent. */
    public MarketingEnvelope update(long id, CustomCrm crm) {
        return write(authorization -> api.updateCrm(authorization, id, bytes(crm)), crm.authHeaderValue());
    }

    /**
     * A call that changes nothing, retried after temporary failures. The function gets the value of the
     * {@code Authorization} header.
     */
    MarketingEnvelope read(Function<String, Response> call) {
        String secret = tokens.get().accessToken();
        return calls.read(() -> call.apply("Bearer " + secret), secret);
    }

    /**
     * A call that changes something, made once; {@code secrets} are those in its body. In a dry run it fails before it
     * is sent.
     */
    MarketingEnvelope write(Function<String, Response> call, String... secrets) {
        if (dryRun) {
            throw new CommandException("Nothing was sent: this is a dry run.");
        }
        String secret = tokens.get().accessToken();
        String[] all = Arrays.copyOf(secrets, secrets.length + 1);
        all[secrets.length] = secret;
        return calls.write(() -> call.apply("Bearer " + secret), all);
    }

    private static byte[] bytes(Object body) {
        try {
            return MarketingJson.MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body that isn't JSON", e);
        }
    }
}
