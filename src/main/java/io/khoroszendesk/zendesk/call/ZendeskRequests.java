package io.khoroszendesk.zendesk.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.SingleFlight;
import io.khoroszendesk.common.resilience.Timeline;
import io.khoroszendesk.zendesk.call.FaultTolerance.Effect;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.model.RequiresFields;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/** The two kinds of calls to Zendesk: reads, which are shared (single flight), and changes. */
@Singleton
public class ZendeskRequests {

    /** The largest page size of most lists. */
    public static final int PAGE = 100;

    private final CallExecutor calls;
    private final SingleFlight flights = new SingleFlight(e -> e instanceof ZendeskException z && z.is(Kind.TIMEOUT));
    private final int maxPages;

    @Inject
    public ZendeskRequests(CallExecutor calls, CallConfig config) {
        this.calls = calls;
        this.maxPages = config.maxPages();
    }

    public <T> T read(Endpoint endpoint, Object subject, Class<T> type, Function<String, Uni<T>> request) {
        long start = System.nanoTime();
        AtomicBoolean isOwn = new AtomicBoolean();
        try {
            return flights.share(endpoint.label() + " " + subject, () -> {
                isOwn.set(true);
                return present(calls.authorized(endpoint, endpoint.label(), Effect.READ, type, request));
            });
        } catch (DeadlineExceededException e) {
            throw ZendeskException.of(e);
        } finally {
            if (!isOwn.get()) {
                Deadline.current().timeline().ended(Timeline.Kind.SHARED_CALL, endpoint.label(), start, 0, "");
            }
        }
    }

    public <T> T write(
            Endpoint endpoint, Object subject, Effect effect, Class<T> type, Function<String, Uni<T>> request) {
        return present(calls.authorized(endpoint, target(endpoint, subject), effect, type, request));
    }

    /** The same for a response of which only a {@code part} is wanted. */
    public <E, T> T read(
            Endpoint endpoint, Object subject, Class<E> type, Function<E, T> part, Function<String, Uni<E>> request) {
        return present(part.apply(read(endpoint, subject, type, request)));
    }

    public <E, T> T write(
            Endpoint endpoint,
            Object subject,
            Effect effect,
            Class<E> type,
            Function<E, T> part,
            Function<String, Uni<E>> request) {
        return present(part.apply(write(endpoint, subject, effect, type, request)));
    }

    public void writeWithoutAnswer(
            Endpoint endpoint, Object subject, Effect effect, Function<String, Uni<Void>> request) {
        calls.authorized(endpoint, target(endpoint, subject), effect, Void.class, request);
    }

    private static String target(Endpoint endpoint, Object subject) {
        return endpoint.label() + " " + subject;
    }

    /** A part of a list, and the cursor of the next part, which is null at the end. */
    public record Page<T>(List<T> rows, String after) {}

    /** A whole list. {@code page} reads the part after a cursor, which is null for the first. */
    public <T> List<T> pages(Function<String, Page<T>> page) {
        List<T> all = new ArrayList<>();
        pages(page, rows -> {
            all.addAll(rows);
            return true;
        });
        return all;
    }

    /**
     * Reads a list from its beginning while {@code wantsMore} returns true for the rows it gets.
     *
     * @throws ZendeskException of kind {@link Kind#MALFORMED} for a list that can't end: it leads back to a page
     * already read, continues after an empty page, or has more pages than {@link CallConfig#maxPages}
     */
    public <T> void pages(Function<String, Page<T>> page, Predicate<List<T>> wantsMore) {
        Set<String> cursors = new HashSet<>();
        String after = null;
        do {
            Page<T> next = page.apply(after);
            after = next.after();
            if (!wantsMore.test(next.rows()) || after == null) {
                return;
            }
            if (next.rows().isEmpty()) {
                throw endless("its list continues after an empty page");
            }
            if (!cursors.add(after)) {
                throw endless("its list leads back to a page that was already read");
            }
        } while (cursors.size() < maxPages);
        throw endless(
                "its list has more than " + Plural.of(maxPages, "page") + ", which ADAPTER_ZENDESK_MAX_PAGES allows");
    }

    private static ZendeskException endless(String words) {
        return ZendeskException.without(Kind.MALFORMED, words, null);
    }

    /**
     * Rejects a 200 without the object it is about, with null rows, or with objects that lack a member all of their
     * kind have.
     */
    public static <T> T present(T part) {
        answered(part);
        boolean whole = part instanceof List<?> rows ? rows.stream().allMatch(ZendeskRequests::isWhole) : isWhole(part);
        return answered(whole ? part : null);
    }

    /** The same for an object of which no member is needed. */
    public static <T> T answered(T part) {
        if (part == null) {
            throw ZendeskException.without(Kind.MALFORMED, "its response lacks the requested object", null);
        }
        return part;
    }

    private static boolean isWhole(Object part) {
        return part != null && !(part instanceof RequiresFields thing && !thing.isWhole());
    }

    public static byte[] body(String name, Record content) {
        try {
            return ZendeskJson.MAPPER.writeValueAsBytes(Map.of(name, content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + name, e);
        }
    }
}
