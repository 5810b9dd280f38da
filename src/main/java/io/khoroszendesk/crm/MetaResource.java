package io.khoroszendesk.crm;

import io.khoroszendesk.bridge.fields.FieldModels;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The fields of customers and cases. Khoros waits 20 seconds for the response. */
@Path(ApiRequestFilter.INNER_BASE + "/meta/object")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MetaResource {

    static final String OPERATION = "define-object-structures";

    @Inject
    FieldModels models;

    @GET
    @Path("{type}")
    @Operation(OPERATION)
    public MetadataResponse object(@PathParam("type") String type) {
        return MetadataResponse.of(models.of(type));
    }
}
