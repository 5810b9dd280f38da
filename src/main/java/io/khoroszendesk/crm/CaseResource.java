package io.khoroszendesk.crm;

import io.khoroszendesk.bridge.cases.Cases;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Cases. */
@Path(ApiRequestFilter.INNER_BASE + "/case")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CaseResource {

    @Inject
    Cases cases;

    @Inject
    CrmApiConfig config;

    @POST
    @Operation("createcase")
    public RestResponse<CaseResponse> create(@BeanParam CallerHeaders headers, CaseRequest body) {
        return RestResponse.status(
                Status.CREATED,
                CaseResponse.of(cases.create(
                        headers.caller(), RequestBodies.present(body).draft())));
    }

    @GET
    @Path("{id}")
    @Operation("lookupcase")
    public CaseResponse find(@PathParam("id") String id) {
        return CaseResponse.of(cases.find(id));
    }

    @PATCH
    @Path("{id}")
    @Operation("updatecase")
    public RestResponse<CaseResponse> update(
            @BeanParam CallerHeaders headers, @PathParam("id") String id, CaseRequest body) {
        return RestResponse.ResponseBuilder.<CaseResponse>create(config.updateCaseStatus())
                .entity(CaseResponse.of(cases.update(
                        headers.caller(), id, RequestBodies.present(body).draft())))
                .build();
    }
}
