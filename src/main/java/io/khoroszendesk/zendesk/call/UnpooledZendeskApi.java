package io.khoroszendesk.zendesk.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.trace.ExchangeTrace;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The one call that must not be made twice and whose effect can't be recognised afterwards. It gets a connection of its
 * own: on a pooled one that the server has just closed, nobody could tell whether the request was received.
 */
@RegisterRestClient(configKey = "zendesk-fresh")
@RegisterProvider(ZendeskErrorMapper.class)
@RegisterProvider(RateLimitFilter.class)
@RegisterProvider(ExchangeTrace.class)
@RegisterProvider(ResponseHead.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface UnpooledZendeskApi {

    @ClientObjectMapper
    static ObjectMapper objectMapper(ObjectMapper ignored) {
        return ZendeskJson.MAPPER;
    }

    @POST
    @Path("api/v2/users")
    Uni<ResponseBodies.OneUser> createUser(@HeaderParam("Authorization") String authorization, byte[] body);
}
