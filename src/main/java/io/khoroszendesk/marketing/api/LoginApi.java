package io.khoroszendesk.marketing.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Exchanges the code that a browser brought back for a token. Khoros documents no {@code grant_type}, so none is sent.
 */
@RegisterRestClient(configKey = "khoros-login")
@RegisterProvider(MarketingErrorMapper.class)
@Path("/v3/oauth")
@Produces(MediaType.APPLICATION_JSON)
public interface LoginApi {

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response token(
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @FormParam("redirect_uri") String redirectUri,
            @FormParam("code") String code);
}
