package io.khoroszendesk.marketing.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Khoros Marketing's Notifications API, one method per endpoint. Its success responses are documented nowhere, so
 * {@link MarketingEnvelope} reads them with or without an envelope.
 */
@RegisterRestClient(configKey = "khoros-api")
@RegisterProvider(MarketingErrorMapper.class)
@Path("/v2/events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SubscriptionsApi {

    /** The page size must be sent, because its default is 0. */
    @GET
    @Path("subscription")
    Response subscriptions(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("pageNumber") int pageNumber,
            @QueryParam("pageSize") int pageSize);

    @POST
    @Path("subscription")
    Response subscribe(@HeaderParam("Authorization") String authorization, byte[] body);

    /** Only the status can be changed. */
    @PUT
    @Path("subscription/{id}/{status}")
    Response setStatus(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") String id,
            @PathParam("status") String status);

    @DELETE
    @Path("subscription/{id}")
    Response unsubscribe(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);

    /** The limit must be sent, because its default is 0. */
    @GET
    @Path("data/{id}")
    Response events(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") String id,
            @QueryParam("offset") int offset,
            @QueryParam("limit") int limit);
}
