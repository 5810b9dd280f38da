package io.khoroszendesk.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.cases.Cases;
import io.khoroszendesk.bridge.customer.Customers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Customers. */
@Path(ApiRequestFilter.INNER_BASE)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CustomerResource {

    @Inject
    Customers customers;

    @Inject
    Cases cases;

    @Inject
    MatchExplanation explanation;

    @Inject
    CrmApiConfig config;

    @POST
    @Path("customers")
    @Operation("searchcustomers")
    public RestResponse<List<CustomerResponse>> search(Map<String, JsonNode> criteria) {
        List<CustomerResponse> found = CustomerResponse.of(customers.search(RequestBodies.present(criteria)));
        return found.isEmpty() ? RestResponse.noContent() : RestResponse.ok(found);
    }

    @POST
    @Path("customer/bestmatch")
    @Operation("bestmatchcustomers")
    public RestResponse<List<CustomerResponse>> bestMatch(
            @HeaderParam("Prefer") List<String> preferences, ProfileRequest body) {
        SocialProfile profile = RequestBodies.present(body).profile();
        return explanation.isWanted(preferences)
                ? explanation.of(customers.explainedBestMatch(profile))
                : RestResponse.ok(CustomerResponse.of(customers.bestMatch(profile)));
    }

    @POST
    @Path("customer")
    @Operation("createcustomer")
    public RestResponse<CustomerResponse> create(@BeanParam CallerHeaders headers, Map<String, JsonNode> members) {
        return RestResponse.status(
                Status.CREATED,
                CustomerResponse.of(customers.create(headers.caller(), RequestBodies.present(members))));
    }

    @GET
    @Path("customer/{id}")
    @Operation("findcustomer")
    public CustomerResponse find(@PathParam("id") String id) {
        return CustomerResponse.of(customers.find(id));
    }

    @PATCH
    @Path("customer/{id}")
    @Operation("updatecustomer")
    public RestResponse<CustomerResponse> update(@PathParam("id") String id, Map<String, JsonNode> members) {
        return RestResponse.ResponseBuilder.<CustomerResponse>create(config.updateCustomerStatus())
                .entity(CustomerResponse.of(customers.update(id, RequestBodies.present(members))))
                .build();
    }

    @GET
    @Path("customer/{id}/cases")
    @Operation("findcases")
    public List<CaseResponse> cases(@PathParam("id") String id) {
        return CaseResponse.of(cases.ofCustomer(id));
    }
}
