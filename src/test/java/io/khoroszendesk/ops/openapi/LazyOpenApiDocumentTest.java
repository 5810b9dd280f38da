package io.khoroszendesk.ops.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyOpenApiDocumentTest {

    /** As Quarkus' bean has them. */
    interface Service {
        void prepareDocument();

        void getDocument();
    }

    final LazyOpenApiDocument document = new LazyOpenApiDocument();
    final List<String> done = new ArrayList<>();
    boolean isBroken;

    @Test
    void nothing_is_made_at_the_start() throws Exception {
        call("prepareDocument");

        assertThat(done).isEmpty();
    }

    @Test
    void it_is_made_for_whoever_asks_first() throws Exception {
        call("prepareDocument");
        call("getDocument");
        call("getDocument");

        assertThat(done).containsExactly("prepareDocument", "getDocument", "getDocument");
    }

    @Test
    void what_could_not_be_made_is_tried_again() throws Exception {
        call("prepareDocument");
        isBroken = true;
        assertThatThrownBy(() -> call("getDocument")).isInstanceOf(IllegalStateException.class);
        isBroken = false;
        call("getDocument");

        assertThat(done).containsExactly("prepareDocument", "getDocument");
    }

    private void call(String name) throws Exception {
        Method method = Service.class.getDeclaredMethod(name);
        document.around((InvocationContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, asked, arguments) -> switch (asked.getName()) {
                    case "getMethod" -> method;
                    case "proceed" -> proceed(name);
                    default -> throw new UnsupportedOperationException(asked.getName());
                }));
    }

    private Object proceed(String name) {
        if (isBroken) {
            throw new IllegalStateException("no document");
        }
        done.add(name);
        return null;
    }
}
