package io.khoroszendesk.common.resilience;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Lets identical look-ups that are under way at the same moment share one call. Nothing is kept once it has ended. */
public class SingleFlight {

    private final ConcurrentMap<String, CompletableFuture<Object>> underWay = new ConcurrentHashMap<>();
    private final Predicate<RuntimeException> isTimeout;

    /**
     * @param isTimeout tells the failures by which a look-up ends when the time of its thread is over, besides a {@link
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
                // Who led may just have had less time left than this thread has.
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
