package io.khoroszendesk.zendesk.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.zendesk.auth.TokenGrant;
import io.khoroszendesk.zendesk.auth.TokenResponse;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.trace.ExchangeTrace;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The part of Zendesk's Ticketing API that is used, one method per endpoint; see <a
 * href="https://developer.zendesk.com/api-reference/ticketing/introduction/">its reference</a>.
 * <p>Methods return {@link Uni}s because only these can be cancelled: a response that is too late must release its
 * connection. The clients of the package above and {@link TokenClient} call it.
 */
@RegisterRestClient(configKey = "zendesk")
@RegisterProvider(ZendeskErrorMapper.class)
@RegisterProvider(RateLimitFilter.class)
@RegisterProvider(ServerClockFilter.class)
@RegisterProvider(ExchangeTrace.class)
@RegisterProvider(ResponseHead.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ZendeskApi {

    @ClientObjectMapper
    static ObjectMapper objectMapper(ObjectMapper ignored) {
        return ZendeskJson.MAPPER;
    }

    @POST
    @Path("oauth/tokens")
    Uni<TokenResponse> token(TokenGrant grant);

    @GET
    @Path("api/v2/user_fields")
    Uni<ResponseBodies.UserFields> userFields(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("page[size]") int size,
            @QueryParam("page[after]") String after);

    @POST
    @Path("api/v2/user_fields")
    Uni<ResponseBodies.OneUserField> createUserField(@HeaderParam("Authorization") String authorization, byte[] body);

    @GET
    @Path("api/v2/ticket_fields")
    Uni<ResponseBodies.TicketFields> ticketFields(@HeaderParam("Authorization") String authorization);

    @GET
    @Path("api/v2/custom_statuses")
    Uni<ResponseBodies.CustomStatuses> customStatuses(@HeaderParam("Authorization") String authorization);

    @GET
    @Path("api/v2/groups")
    Uni<ResponseBodies.Groups> groups(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("page[size]") int size,
            @QueryParam("page[after]") String after);

    @GET
    @Path("api/v2/brands/{id}")
    Uni<ResponseBodies.OneBrand> brand(@HeaderParam("Authorization") String authorization, @PathParam("id") long id);

    @GET
    @Path("api/v2/ticket_forms/{id}")
    Uni<ResponseBodies.OneTicketForm> ticketForm(
            @HeaderParam("Authorization") String authorization, @PathParam("id") long id);

    @GET
    @Path("api/v2/users/search")
    Uni<ResponseBodies.Users> searchUsers(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("query") String query,
            @QueryParam("external_id") String externalId,
            @QueryParam("per_page") Integer perPage);

    @GET
    @Path("api/v2/users/me")
    Uni<ResponseBodies.OneUser> me(@HeaderParam("Authorization") String authorization);

    @GET
    @Path("api/v2/users/{id}")
    Uni<ResponseBodies.OneUser> user(@HeaderParam("Authorization") String authorization, @PathParam("id") long id);

    @PUT
    @Path("api/v2/users/{id}")
    Uni<ResponseBodies.OneUser> updateUser(
            @HeaderParam("Authorization") String authorization, @PathParam("id") long id, byte[] body);

    @GET
    @Path("api/v2/users/{id}/identities")
    Uni<ResponseBodies.Identities> identities(
            @HeaderParam("Authorization") String authorization, @PathParam("id") long id);

    @POST
    @Path("api/v2/users/{id}/identities")
    Uni<ResponseBodies.OneIdentity> createIdentity(
            @HeaderParam("Authorization") String authorization, @PathParam("id") long id, byte[] body);

    @PUT
    @Path("api/v2/users/{id}/identities/{identity}/make_primary")
    Uni<ResponseBodies.Identities> makePrimary(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") long id,
            @PathParam("identity") long identity,
            byte[] body);

    @DELETE
    @Path("api/v2/users/{id}/identities/{identity}")
    Uni<Void> deleteIdentity(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") long id,
            @PathParam("identity") long identity);

    @GET
    @Path("api/v2/users/show_many")
    Uni<ResponseBodies.Users> users(@HeaderParam("Authorization") String authorization, @QueryParam("ids") String ids);

    @GET
    @Path("api/v2/organizations/show_many")
    Uni<ResponseBodies.Organizations> organizations(
            @HeaderParam("Authorization") String authorization, @QueryParam("ids") String ids);

    @GET
    @Path("api/v2/incremental/users/cursor")
    Uni<ResponseBodies.Export> exportUsers(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("start_time") Long startTime,
            @QueryParam("cursor") String cursor,
            @QueryParam("per_page") int perPage,
            @QueryParam("include") String include);

    @GET
    @Path("api/v2/incremental/tickets/cursor")
    Uni<ResponseBodies.TicketRows> exportTickets(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("start_time") Long startTime,
            @QueryParam("cursor") String cursor,
            @QueryParam("per_page") int perPage,
            @QueryParam("include") String include);

    @GET
    @Path("api/v2/users/{id}/compliance_deletion_statuses")
    Uni<ResponseBodies.DeletionStatuses> deletionStatuses(
            @HeaderParam("Authorization") String authorization, @PathParam("id") long id);

    @GET
    @Path("api/v2/organization_fields")
    Uni<ResponseBodies.OrganizationFields> organizationFields(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("page[size]") int size,
            @QueryParam("page[after]") String after);

    @GET
    @Path("api/v2/search/count")
    Uni<ResponseBodies.Count> countSearch(
            @HeaderParam("Authorization") String authorization, @QueryParam("query") String query);

    @GET
    @Path("api/v2/users/{id}/tickets/requested")
    Uni<ResponseBodies.Tickets> requestedTickets(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") long id,
            @QueryParam("page[size]") int size,
            @QueryParam("sort") String sort,
            @QueryParam("include") String include);

    @GET
    @Path("api/v2/users/{id}/tickets/requested")
    Uni<ResponseBodies.TicketRows> requestedTicketRows(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") long id,
            @QueryParam("page[size]") int size,
            @QueryParam("sort") String sort,
            @QueryParam("include") String include);

    @GET
    @Path("api/v2/tickets")
    Uni<ResponseBodies.Tickets> ticketsByExternalId(
            @HeaderParam("Authorization") String authorization, @QueryParam("external_id") String externalId);

    @GET
    @Path("api/v2/tickets/{id}")
    Uni<ResponseBodies.OneTicket> ticket(@HeaderParam("Authorization") String authorization, @PathParam("id") long id);

    @POST
    @Path("api/v2/tickets")
    Uni<ResponseBodies.OneTicket> createTicket(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            byte[] body);

    @PUT
    @Path("api/v2/tickets/{id}")
    Uni<ResponseBodies.OneTicket> updateTicket(
            @HeaderParam("Authorization") String authorization, @PathParam("id") long id, byte[] body);

    @GET
    @Path("api/v2/tickets/{id}/comments")
    Uni<ResponseBodies.Comments> comments(
            @HeaderParam("Authorization") String authorization,
            @PathParam("id") long id,
            @QueryParam("page[size]") int size,
            @QueryParam("sort") String sort,
            @QueryParam("page[after]") String after);

    @GET
    @Path("api/v2/webhooks")
    Uni<ResponseBodies.Webhooks> webhooks(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("page[size]") int size,
            @QueryParam("page[after]") String after);

    @POST
    @Path("api/v2/webhooks")
    Uni<ResponseBodies.OneWebhook> createWebhook(@HeaderParam("Authorization") String authorization, byte[] body);

    @PATCH
    @Path("api/v2/webhooks/{id}")
    Uni<Void> updateWebhook(
            @HeaderParam("Authorization") String authorization, @PathParam("id") String id, byte[] body);

    @GET
    @Path("api/v2/webhooks/{id}/signing_secret")
    Uni<ResponseBodies.OneSigningSecret> signingSecret(
            @HeaderParam("Authorization") String authorization, @PathParam("id") String id);
}
