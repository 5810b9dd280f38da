package io.khoroszendesk.marketing.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks the host of log-ins whether it answers at all; nothing is sent but that. Any response will do. */
@RegisterRestClient(configKey = "khoros-login")
@RegisterProvider(MarketingErrorMapper.class)
@Path("/")
public interface LoginProbeApi {

    @HEAD
    Uni<Response> head();
}
