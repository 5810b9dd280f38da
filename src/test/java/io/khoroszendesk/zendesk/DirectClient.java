package io.khoroszendesk.zendesk;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.fake.zendesk.UnpluggedZendesk;
import io.khoroszendesk.fake.zendesk.UnpluggedZendesk.Reply;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.call.CallExecutor;
import io.khoroszendesk.zendesk.call.Endpoint;
import io.khoroszendesk.zendesk.call.FaultTolerance.Effect;
import io.khoroszendesk.zendesk.call.UnpooledZendeskApi;
import io.khoroszendesk.zendesk.call.ZendeskApi;
import io.khoroszendesk.zendesk.call.ZendeskErrorMapper;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The client as it is, on a Zendesk in the same thread: what is sent and how answers are read is real, but every call is made
 * once, without repeats, limits and breakers.
 */
public final class DirectClient {

    private static final ObjectMapper JSON = ZendeskJson.MAPPER;
    private static final byte[] NOTHING = {};

    private DirectClient() {}

    public static ZendeskClient of(UnpluggedZendesk zendesk) {
        return new ZendeskClient(
                api(ZendeskApi.class, zendesk),
                api(UnpooledZendeskApi.class, zendesk),
                new ZendeskRequests(new DirectCalls(), OperatorSettings.of(CallConfig.class)));
    }

    /** The same for the account's metadata. */
    public static MetadataClient metadata(UnpluggedZendesk zendesk) {
        return new MetadataClient(
                api(ZendeskApi.class, zendesk),
                new ZendeskRequests(new DirectCalls(), OperatorSettings.of(CallConfig.class)));
    }

    /** The same for several users at once. */
    public static UserExportClient users(UnpluggedZendesk zendesk) {
        return new UserExportClient(
                api(ZendeskApi.class, zendesk),
                new ZendeskRequests(new DirectCalls(), OperatorSettings.of(CallConfig.class)));
    }

    /** Calls that are made at once, whatever became of those before. */
    private static final class DirectCalls extends CallExecutor {

        DirectCalls() {
            super(null, null, null, null, null, null, null);
        }

        @Override
        public <T> T authorized(
                Endpoint endpoint, String target, Effect effect, Class<T> type, Function<String, Uni<T>> request) {
            Deadline.current().countCall();
            try {
                return request.apply(UnpluggedZendesk.AUTHORIZATION).await().indefinitely();
            } catch (RuntimeException e) {
                throw failure(e);
            }
        }
    }

    private static <T> T api(Class<T> type, UnpluggedZendesk zendesk) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> Uni.createFrom()
                        .item(() -> call(zendesk, method, arguments))));
    }

    private static Object call(UnpluggedZendesk zendesk, Method method, Object[] arguments) {
        String path = "/" + method.getAnnotation(Path.class).value();
        Map<String, String> query = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] body = NOTHING;
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            Object value = arguments[i];
            if (parameters[i].isAnnotationPresent(PathParam.class)) {
                String name = parameters[i].getAnnotation(PathParam.class).value();
                path = path.replace("{" + name + "}", String.valueOf(value));
            } else if (parameters[i].isAnnotationPresent(QueryParam.class)) {
                put(query, parameters[i].getAnnotation(QueryParam.class).value(), value);
            } else if (parameters[i].isAnnotationPresent(HeaderParam.class)) {
                put(headers, parameters[i].getAnnotation(HeaderParam.class).value(), value);
            } else {
                body = (byte[]) value;
            }
        }
        try {
            return read(method, zendesk.send(verb(method), path, query, headers, body));
        } catch (TimeoutException e) {
            throw new io.smallrye.mutiny.TimeoutException();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static void put(Map<String, String> values, String name, Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst()
                .orElseThrow();
    }

    private static Object read(Method method, Reply reply) {
        ZendeskErrorMapper errors = new ZendeskErrorMapper(Clock.systemUTC());
        if (errors.handles(reply.status(), null)) {
            Response.ResponseBuilder response = Response.status(reply.status()).entity(new String(reply.body()));
            reply.headers().forEach(response::header);
            throw errors.toThrowable(response.build());
        }
        JavaType type =
                JSON.constructType(((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0]);
        if (reply.body().length == 0 || type.hasRawClass(Void.class)) {
            return null;
        }
        try {
            return JSON.readValue(reply.body(), type);
        } catch (IOException e) {
            throw new ProcessingException(e);
        }
    }
}
