package io.khoroszendesk.care.gdpr;

import io.khoroszendesk.care.api.CareEnvelope;
import io.khoroszendesk.care.api.CareEnvelopeReader;
import io.khoroszendesk.care.api.CareErrorMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Khoros Care's GDPR API v2; see <a
 * href="https://developer.khoros.com/khoroscaredevdocs/reference/reference-gdpr-api">its reference</a>. The reference
 * demands a form, and its OpenAPI document shows JSON; the form is sent. {@link GdprClient} is the only caller.
 */
@RegisterRestClient(configKey = "care-gdpr")
@RegisterProvider(CareEnvelopeReader.class)
@RegisterProvider(CareErrorMapper.class)
@RegisterClientHeaders(GdprCredentials.class)
@Path("/api/v2/gdpr/requests")
@Produces(MediaType.APPLICATION_JSON)
public interface GdprApi {

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<CareEnvelope> file(@FormParam("authorUUID") String author);

    /** @param request percent-encoded */
    @GET
    @Path("/{requestUUID}")
    @Encoded
    Uni<CareEnvelope> status(@PathParam("requestUUID") String request);
}
