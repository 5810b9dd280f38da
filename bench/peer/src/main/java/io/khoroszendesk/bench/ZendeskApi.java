package io.khoroszendesk.bench;

import io.khoroszendesk.bench.translation.Zendesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The calls that the peer makes. */
@RegisterRestClient(configKey = "zendesk")
@Path("/api/v2")
public interface ZendeskApi {

    @GET
    @Path("users/search")
    Zendesk.Users searchUsers(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("query") String query,
            @QueryParam("per_page") int perPage);

    @GET
    @Path("users/{id}")
    Zendesk.OneUser user(@HeaderParam("Authorization") String authorization, @PathParam("id") long id);

    @GET
    @Path("users/{id}/tickets/requested")
    Zendesk.Tickets requestedTickets(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") long id,
            @QueryParam("page[size]") int size,
            @QueryParam("sort") String sort,
            @QueryParam("include") String include);

    @POST
    @Path("tickets")
    Zendesk.OneTicket createTicket(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            Zendesk.NewTicket ticket);
}
