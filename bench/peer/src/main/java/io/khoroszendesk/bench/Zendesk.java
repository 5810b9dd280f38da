package io.khoroszendesk.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The one call that the peer makes. */
@RegisterRestClient(configKey = "zendesk")
@Path("/api/v2")
public interface Zendesk {

    @GET
    @Path("users/search")
    Users search(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("query") String query,
            @QueryParam("per_page") int perPage);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Users(List<User> users) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record User(
            long id,
            String name,
            String email,
            String phone,
            String externalId,
            String details,
            String notes,
            String timeZone,
            String role,
            boolean active,
            boolean suspended,
            Map<String, Object> userFields) {}
}
