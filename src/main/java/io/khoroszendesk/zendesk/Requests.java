package io.khoroszendesk.zendesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.zendesk.Guards.Effect;
import io.khoroszendesk.zendesk.ZendeskException.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The two ways in which Zendesk is called: look-ups, which are shared, and changes. */
@Singleton
class Requests {

    /** The largest page Zendesk gives of most lists. */
    static final int PAGE = 100;
    /** More pages of metadata than any account has; a cursor that never ends must not hold a request. */
    private static final int MOST_PAGES = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Calls calls;
    private final Flights flights;

    @Inject
    Requests(Calls calls, Flights flights) {
        this.calls = calls;
        this.flights = flights;
    }

    <T> T read(Endpoint endpoint, Object subject, Class<T> type, Function<String, Uni<T>> request) {
        return flights.share(
                endpoint.label() + " " + subject,
                () -> present(calls.authorized(endpoint, endpoint.label(), Effect.READ, type, request)));
    }

    <T> T write(Endpoint endpoint, Object subject, Effect effect, Class<T> type, Function<String, Uni<T>> request) {
        return present(calls.authorized(endpoint, target(endpoint, subject), effect, type, request));
    }

    /** The same for an answer of which a {@code part} is wanted. */
    <E, T> T read(
            Endpoint endpoint, Object subject, Class<E> type, Function<E, T> part, Function<String, Uni<E>> request) {
        return present(part.apply(read(endpoint, subject, type, request)));
    }

    <E, T> T write(
            Endpoint endpoint,
            Object subject,
            Effect effect,
            Class<E> type,
            Function<E, T> part,
            Function<String, Uni<E>> request) {
        return present(part.apply(write(endpoint, subject, effect, type, request)));
    }

    void writeWithoutAnswer(Endpoint endpoint, Object subject, Effect effect, Function<String, Uni<Void>> request) {
        calls.authorized(endpoint, target(endpoint, subject), effect, Void.class, request);
    }

    private static String target(Endpoint endpoint, Object subject) {
        return endpoint.label() + " " + subject;
    }

    /** A part of a list, and where it goes on; null at its end. */
    record Page<T>(List<T> rows, String after) {}

    /** A whole list, of which {@code page} gets the part after a cursor that is null for the first. */
    static <T> List<T> pages(Function<String, Page<T>> page) {
        List<T> all = new ArrayList<>();
        String after = null;
        for (int count = 0; count < MOST_PAGES; count++) {
            Page<T> next = page.apply(after);
            all.addAll(next.rows());
            after = next.after();
            if (after == null) {
                break;
            }
        }
        return all;
    }

    /**
     * An answer of 200 that lacks what it is about is no answer; neither are rows of nothing, or things that lack what all
     * of their kind have.
     */
    static <T> T present(T part) {
        answered(part);
        boolean whole = part instanceof List<?> rows ? rows.stream().allMatch(Requests::isWhole) : isWhole(part);
        return answered(whole ? part : null);
    }

    /** The same for something of which nothing more is asked. */
    static <T> T answered(T part) {
        if (part == null) {
            throw ZendeskException.without(Kind.UNREADABLE, "its answer lacks what was asked for", null);
        }
        return part;
    }

    private static boolean isWhole(Object part) {
        return part != null && !(part instanceof Whole thing && !thing.isWhole());
    }

    static byte[] body(String name, Map<String, Object> content) {
        try {
            return JSON.writeValueAsBytes(Map.of(name, content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + name, e);
        }
    }
}
