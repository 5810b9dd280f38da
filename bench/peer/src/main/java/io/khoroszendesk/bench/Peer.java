package io.khoroszendesk.bench;

import io.khoroszendesk.bench.translation.Cases;
import io.khoroszendesk.bench.translation.Customers;
import io.khoroszendesk.bench.translation.Khoros;
import io.khoroszendesk.bench.translation.Zendesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Four operations and nothing around them: a key, one call, an answer that is the adapter's to the byte. No deadline,
 * no repeats, no breaker, no metrics, no log line, no tenant's fields, no errors that say something.
 */
@Path("/api/v1")
@RunOnVirtualThread
public class Peer {

    private static final String TOKEN = "Bearer bench";

    @Inject
    @RestClient
    ZendeskApi zendesk;

    @ConfigProperty(name = "khoros.key")
    String key;

    @POST
    @Path("customer/bestmatch")
    public List<Map<String, Object>> bestMatch(@HeaderParam("Authorization") String presented, Khoros.Profile profile) {
        check(presented);
        return Customers.bestMatch(
                profile,
                zendesk.searchUsers(TOKEN, Customers.query(profile), Zendesk.PAGE)
                        .users());
    }

    @GET
    @Path("customer/{id}")
    public Map<String, Object> find(@HeaderParam("Authorization") String presented, @PathParam("id") long id) {
        check(presented);
        return Customers.answer(zendesk.user(TOKEN, id).user());
    }

    @GET
    @Path("customer/{id}/cases")
    public List<Map<String, Object>> cases(@HeaderParam("Authorization") String presented, @PathParam("id") long id) {
        check(presented);
        return Cases.answers(zendesk.requestedTickets(TOKEN, id, Zendesk.PAGE, "-updated_at", "users")
                .tickets());
    }

    @POST
    @Path("case")
    @ResponseStatus(201)
    public Map<String, Object> create(@HeaderParam("Authorization") String presented, Khoros.CaseDraft draft) {
        check(presented);
        String idempotencyKey = Cases.key(draft);
        return Cases.answer(zendesk.createTicket(TOKEN, idempotencyKey, Cases.newTicket(draft, idempotencyKey))
                .ticket());
    }

    private void check(String presented) {
        if (!Khoros.isKey(key, presented)) {
            throw new WebApplicationException(401);
        }
    }
}
