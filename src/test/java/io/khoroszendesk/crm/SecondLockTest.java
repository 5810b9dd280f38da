package io.khoroszendesk.crm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.khoroszendesk.common.http.PublicPath;
import io.khoroszendesk.crm.access.NotAdmittedException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operation that is reached by a mistake in the gate, such as a path that is taken for public, does nothing. */
@QuarkusTest
@WithTestResource(Tenant.class)
class SecondLockTest {

    static final String MISTAKE = "/open-by-mistake";

    final ZendeskStub zendesk = new ZendeskStub();

    /** Takes a path for public that leads to an operation. */
    @Singleton
    static class Mistake implements PublicPath {
        @Override
        public Optional<String> publicPath() {
            return Optional.of(MISTAKE);
        }
    }

    @Path(MISTAKE)
    public static class Leak {

        @Inject
        CustomerResource customers;

        @GET
        @Produces(MediaType.APPLICATION_JSON)
        public CustomerResponse leak() {
            return customers.find("88001");
        }
    }

    @Test
    void an_operation_refuses_a_request_that_was_not_let_in() {
        zendesk.isEmpty();

        Khoros.assertFailure(given().get(MISTAKE), 401, "UNAUTHORIZED");

        assertThat(zendesk.count()).isZero();
    }

    @Test
    void and_one_that_never_came_to_the_gate() {
        OperationInterceptor lock = new OperationInterceptor();
        lock.context = proxy(RoutingContext.class);

        assertThatExceptionOfType(NotAdmittedException.class).isThrownBy(() -> lock.run(null));
    }

    /** Something that has nothing, and answers to nothing but to be asked for its response. */
    private static <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        method.getReturnType() == HttpServerResponse.class && type == RoutingContext.class
                                ? proxy(HttpServerResponse.class)
                                : null));
    }
}
