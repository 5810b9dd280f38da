package io.khoroszendesk.care.api;

import io.khoroszendesk.common.http.PercentEncoding;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Khoros Care's Author API v2, one method per operation; see <a
 * href="https://developer.khoros.com/khoroscaredevdocs/reference/reference-author-api">its reference</a>.
 * <p>All texts in paths and queries must be percent-encoded, by {@link PercentEncoding}: a community's instance ends
 * with a slash, which has to arrive as {@code %2F}. Methods return {@link Uni}s because only these can be cancelled.
 * {@link CareClient} and {@link ConversationsClient} are the only callers.
 */
@RegisterRestClient(configKey = "care")
@RegisterProvider(CareEnvelopeReader.class)
@RegisterProvider(CareErrorMapper.class)
@RegisterClientHeaders(CareCredentials.class)
@Path("/api/v2/authors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Encoded
public interface CareApi {

    String SINGLE = "/networks/{networktype}";
    String INSTANCE = SINGLE + "/instances/{networkinstance}";
    String ID = "/ids/{networkid}";
    String HANDLE = "/handles/{networkhandle}";
    String CONVERSATIONS = "/conversations";
    String REACTIVATE = CONVERSATIONS + "/reactivate";

    @GET
    Uni<CareEnvelope> authors(@RestQuery Map<String, String> query);

    @POST
    Uni<CareEnvelope> create(List<AuthorBody> authors);

    @PUT
    Uni<CareEnvelope> update(List<AuthorBody> authors);

    @GET
    @Path("/changed")
    Uni<CareEnvelope> changed(@QueryParam("startEpochMillis") long start, @QueryParam("endEpochMillis") long end);

    @GET
    @Path("/{lswUuid}")
    Uni<CareEnvelope> author(
            @PathParam("lswUuid") String uuid, @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @PUT
    @Path("/{lswUuid}")
    Uni<CareEnvelope> updateAuthor(@PathParam("lswUuid") String uuid, AuthorBody body);

    @GET
    @Path("/{lswUuid}" + CONVERSATIONS)
    Uni<CareEnvelope> conversations(
            @PathParam("lswUuid") String uuid,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);

    @GET
    @Path(SINGLE + ID)
    Uni<CareEnvelope> byId(
            @PathParam("networktype") String network,
            @PathParam("networkid") String id,
            @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @PUT
    @Path(SINGLE + ID)
    Uni<CareEnvelope> updateById(
            @PathParam("networktype") String network, @PathParam("networkid") String id, AuthorBody body);

    @GET
    @Path(SINGLE + ID + CONVERSATIONS)
    Uni<CareEnvelope> conversationsById(
            @PathParam("networktype") String network,
            @PathParam("networkid") String id,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);

    @PUT
    @Path(SINGLE + ID + REACTIVATE)
    Uni<CareEnvelope> reactivateById(
            @PathParam("networktype") String network,
            @PathParam("networkid") String id,
            @QueryParam("comment") String comment,
            @QueryParam("pageId") String page);

    @GET
    @Path(INSTANCE + ID)
    Uni<CareEnvelope> byInstanceAndId(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @PUT
    @Path(INSTANCE + ID)
    Uni<CareEnvelope> updateByInstanceAndId(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            AuthorBody body);

    @POST
    @Path(INSTANCE + ID + "/split")
    Uni<CareEnvelope> split(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            AuthorBody away);

    @GET
    @Path(INSTANCE + ID + CONVERSATIONS)
    Uni<CareEnvelope> conversationsByInstanceAndId(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);

    @PUT
    @Path(INSTANCE + ID + REACTIVATE)
    Uni<CareEnvelope> reactivateByInstanceAndId(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            @QueryParam("comment") String comment,
            @QueryParam("pageId") String page);

    @GET
    @Path(SINGLE + HANDLE)
    Uni<CareEnvelope> byHandle(
            @PathParam("networktype") String network,
            @PathParam("networkhandle") String handle,
            @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @GET
    @Path(SINGLE + HANDLE + CONVERSATIONS)
    Uni<CareEnvelope> conversationsByHandle(
            @PathParam("networktype") String network,
            @PathParam("networkhandle") String handle,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);

    @GET
    @Path(INSTANCE + HANDLE)
    Uni<CareEnvelope> byInstanceAndHandle(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkhandle") String handle,
            @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @GET
    @Path(INSTANCE + HANDLE + CONVERSATIONS)
    Uni<CareEnvelope> conversationsByInstanceAndHandle(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkhandle") String handle,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);
}
