package io.khoroszendesk.marketing.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The part of Khoros Marketing's API v2 that is used, one method per endpoint. Responses are read by
 * {@link MarketingEnvelope}, because their declared content type is unreliable. {@link MarketingCallExecutor} makes the
 * calls.
 */
@RegisterRestClient(configKey = "khoros-api")
@RegisterProvider(MarketingErrorMapper.class)
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface MarketingApi {

    @GET
    @Path("me")
    Response me(@HeaderParam("Authorization") String authorization);

    @GET
    @Path("conversations/initiative")
    Response initiatives(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("nameFilter") String nameFilter,
            @QueryParam("pageNumber") int pageNumber,
            @QueryParam("pageSize") int pageSize);

    @GET
    @Path("conversations/initiative/{initiative}/accountset")
    Response accountSets(
            @HeaderParam("Authorization") String authorization, @PathParam("initiative") String initiative);

    @POST
    @Path("conversations/initiative/{initiative}/message")
    Response publish(
            @HeaderParam("Authorization") String authorization,
            @PathParam("initiative") String initiative,
            byte[] body);

    @GET
    @Path("conversations/initiative/{initiative}/message/{message}")
    Response message(
            @HeaderParam("Authorization") String authorization,
            @PathParam("initiative") String initiative,
            @PathParam("message") String message);

    @DELETE
    @Path("conversations/initiative/{initiative}/message/{message}")
    Response deleteMessage(
            @HeaderParam("Authorization") String authorization,
            @PathParam("initiative") String initiative,
            @PathParam("message") String message);

    @POST
    @Path("crm/admin/custom")
    Response registerCrm(@HeaderParam("Authorization") String authorization, byte[] body);

    @PATCH
    @Path("crm/admin/custom/{crm}")
    Response updateCrm(@HeaderParam("Authorization") String authorization, @PathParam("crm") long crm, byte[] body);
}
