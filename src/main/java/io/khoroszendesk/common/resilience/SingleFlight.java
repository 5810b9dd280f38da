package io.khoroszendesk.common.resilience;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Lets identical look-ups that run at the same time share one call (single flight). Results are not kept. */
public class SingleFlight {

    private final ConcurrentMap<String, CompletableFuture<Object>> underWay = new ConcurrentHashMap<>();
    private final Predicate<RuntimeException> isTimeout;

    /**
     * @param isTimeout recognises the failures of a look-up whose thread has run out of time, besides {@link
     *     DeadlineExceededException}
     */
    public SingleFlight(Predicate<RuntimeException> isTimeout) {
        this.isTimeout = isTimeout;
    }

    /** Runs {@code lookUp}, or waits for the same one that another thread runs. */
    public <T> T share(String key, Supplier<T> lookUp) {
        while (true) {
            CompletableFuture<Object> mine = new CompletableFuture<>();
            CompletableFuture<Object> others = underWay.putIfAbsent(key, mine);
            if (others == null) {
                return lead(key, mine, lookUp);
            }
            try {
                @SuppressWarnings("unchecked")
                T answer = (T) Deadline.current().await(others, "a shared look-up");
                return answer;
            } catch (RuntimeException e) {
                // The leading thread may have had less time left than this one.
                if (!(e instanceof DeadlineExceededException || isTimeout.test(e))
                        || Deadline.current().isOver()) {
                    throw e;
                }
            }
        }
    }

    private <T> T lead(String key, CompletableFuture<Object> mine, Supplier<T> lookUp) {
        try {
            T answer = lookUp.get();
            underWay.remove(key, mine);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            underWay.remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
