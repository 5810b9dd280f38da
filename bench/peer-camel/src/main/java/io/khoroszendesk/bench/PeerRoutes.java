package io.khoroszendesk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.bench.translation.Cases;
import io.khoroszendesk.bench.translation.Customers;
import io.khoroszendesk.bench.translation.Khoros;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.zendesk.client.v2.model.Ticket;
import org.zendesk.client.v2.model.User;

/**
 * Three of the four operations and nothing around them. The fourth is not possible: the component sends no idempotency
 * key and no metadata with a ticket.
 */
final class PeerRoutes extends RouteBuilder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROFILE = "profile";

    private final String key;

    PeerRoutes(String key) {
        this.key = key;
    }

    @Override
    public void configure() throws Exception {
        getContext()
                .addService(
                        getContext().getRegistry().lookupByNameAndType("http-server", VertxPlatformHttpServer.class));

        from("platform-http:/api/v1/customer/bestmatch?httpMethodRestrict=POST")
                .process(this::check)
                .process(PeerRoutes::toQuery)
                // The component has no search of users by query; this method sends whatever it gets as the query.
                .to("zendesk:default/lookupUserByEmail?inBody=email")
                .process(PeerRoutes::toBestMatch);

        from("platform-http:/api/v1/customer/{id}?httpMethodRestrict=GET")
                .process(this::check)
                .setBody(header("id").convertTo(Long.class))
                .to("zendesk:default/getUser?inBody=id")
                .process(exchange -> answer(
                        exchange,
                        Customers.answer(ClientModels.user(exchange.getMessage().getBody(User.class)))));

        from("platform-http:/api/v1/customer/{id}/cases?httpMethodRestrict=GET")
                .process(this::check)
                .setBody(header("id").convertTo(Long.class))
                .to("zendesk:default/getUserRequestedTickets?inBody=userId")
                .process(PeerRoutes::toCases);
    }

    private void check(Exchange exchange) {
        if (!Khoros.isKey(key, exchange.getMessage().getHeader("Authorization", String.class))) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
            exchange.setRouteStop(true);
        }
    }

    private static void toQuery(Exchange exchange) throws Exception {
        Khoros.Profile profile = JSON.readValue(exchange.getMessage().getBody(byte[].class), Khoros.Profile.class);
        exchange.setProperty(PROFILE, profile);
        exchange.getMessage().setBody(Customers.query(profile));
    }

    private static void toBestMatch(Exchange exchange) throws Exception {
        Khoros.Profile profile = exchange.getProperty(PROFILE, Khoros.Profile.class);
        answer(
                exchange,
                Customers.bestMatch(
                        profile,
                        found(exchange, User.class).stream()
                                .map(ClientModels::user)
                                .toList()));
    }

    private static void toCases(Exchange exchange) throws Exception {
        answer(
                exchange,
                Cases.answers(found(exchange, Ticket.class).stream()
                        .map(ClientModels::ticket)
                        .toList()));
    }

    /** The client's lists are read from Zendesk while they are walked. */
    private static <T> List<T> found(Exchange exchange, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Object one : exchange.getMessage().getBody(Iterable.class)) {
            found.add(type.cast(one));
        }
        return found;
    }

    private static void answer(Exchange exchange, Object answer) throws Exception {
        // What came in with the request would else go out as headers of the answer.
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(JSON.writeValueAsBytes(answer));
    }
}
