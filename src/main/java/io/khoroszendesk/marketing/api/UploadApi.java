package io.khoroszendesk.marketing.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** The part of {@link MarketingApi} that takes files. It is a client of its own because files need more time. */
@RegisterRestClient(configKey = "khoros-upload")
@RegisterProvider(MarketingErrorMapper.class)
@Path("/v2/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.MULTIPART_FORM_DATA)
public interface UploadApi {

    /**
     * Publishes a message with images. The published call is {@code …/message?multipart}, a parameter without a value,
     * with a part {@code message} of JSON and a part {@code image} for each file.
     */
    @POST
    @Path("initiative/{initiative}/message")
    Response publish(
            @HeaderParam("Authorization") String authorization,
            @PathParam("initiative") String initiative,
            @QueryParam("multipart") String multipart,
            ClientMultipartForm parts);
}
