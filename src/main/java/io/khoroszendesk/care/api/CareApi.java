package io.khoroszendesk.care.api;

import io.khoroszendesk.common.http.Segments;
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
 * Khoros Care's Author API v2, one method an operation; see
 * <a href="https://developer.khoros.com/khoroscaredevdocs/reference/reference-author-api">its reference</a>.
 *
 * <p>All texts in paths and queries are expected percent-encoded, by {@link Segments}: a community's instance ends with a
 * slash, which has to arrive as {@code %2F}. Methods return {@link Uni}s because only these can be cancelled.
 * {@link CareClient} is the only caller.
 */
@RegisterRestClient(configKey = "care")
@RegisterProvider(EnvelopeReader.class)
@RegisterProvider(CareErrors.class)
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
    Uni<Envelope> authors(@RestQuery Map<String, String> query);

    @POST
    Uni<Envelope> create(List<AuthorBody> authors);

    @PUT
    Uni<Envelope> update(List<AuthorBody> authors);

    @GET
    @Path("/changed")
    Uni<Envelope> changed(@QueryParam("startEpochMillis") long start, @QueryParam("endEpochMillis") long end);

    @GET
    @Path("/{lswUuid}")
    Uni<Envelope> author(
            @PathParam("lswUuid") String uuid, @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @PUT
    @Path("/{lswUuid}")
    Uni<Envelope> updateAuthor(@PathParam("lswUuid") String uuid, AuthorBody body);

    @GET
    @Path("/{lswUuid}" + CONVERSATIONS)
    Uni<Envelope> conversations(
            @PathParam("lswUuid") String uuid,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);

    @GET
    @Path(SINGLE + ID)
    Uni<Envelope> byId(
            @PathParam("networktype") String network,
            @PathParam("networkid") String id,
            @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @PUT
    @Path(SINGLE + ID)
    Uni<Envelope> updateById(
            @PathParam("networktype") String network, @PathParam("networkid") String id, AuthorBody body);

    @GET
    @Path(SINGLE + ID + CONVERSATIONS)
    Uni<Envelope> conversationsById(
            @PathParam("networktype") String network,
            @PathParam("networkid") String id,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);

    @PUT
    @Path(SINGLE + ID + REACTIVATE)
    Uni<Envelope> reactivateById(
            @PathParam("networktype") String network,
            @PathParam("networkid") String id,
            @QueryParam("comment") String comment,
            @QueryParam("pageId") String page);

    @GET
    @Path(INSTANCE + ID)
    Uni<Envelope> byInstanceAndId(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @PUT
    @Path(INSTANCE + ID)
    Uni<Envelope> updateByInstanceAndId(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            AuthorBody body);

    @POST
    @Path(INSTANCE + ID + "/split")
    Uni<Envelope> split(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            AuthorBody away);

    @GET
    @Path(INSTANCE + ID + CONVERSATIONS)
    Uni<Envelope> conversationsByInstanceAndId(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);

    @PUT
    @Path(INSTANCE + ID + REACTIVATE)
    Uni<Envelope> reactivateByInstanceAndId(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkid") String id,
            @QueryParam("comment") String comment,
            @QueryParam("pageId") String page);

    @GET
    @Path(SINGLE + HANDLE)
    Uni<Envelope> byHandle(
            @PathParam("networktype") String network,
            @PathParam("networkhandle") String handle,
            @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @GET
    @Path(SINGLE + HANDLE + CONVERSATIONS)
    Uni<Envelope> conversationsByHandle(
            @PathParam("networktype") String network,
            @PathParam("networkhandle") String handle,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);

    @GET
    @Path(INSTANCE + HANDLE)
    Uni<Envelope> byInstanceAndHandle(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkhandle") String handle,
            @QueryParam("include_deleted_crm") boolean includeDeletedCrm);

    @GET
    @Path(INSTANCE + HANDLE + CONVERSATIONS)
    Uni<Envelope> conversationsByInstanceAndHandle(
            @PathParam("networktype") String network,
            @PathParam("networkinstance") String instance,
            @PathParam("networkhandle") String handle,
            @QueryParam("startEpochMillis") long start,
            @QueryParam("endEpochMillis") long end);
}
