package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.marketing.events.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetryQueueTest {

    private static RetryQueue queue(int places) {
        return new RetryQueue(places, Long.MAX_VALUE, 2);
    }

    @Test
    void no_more_is_taken_than_there_are_places() throws InterruptedException {
        RetryQueue queue = queue(2);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(2);
        RetryQueue.Job job = attempt -> {
            awaitQuietly(goOn);
            done.countDown();
            return Optional.empty();
        };

        assertThat(queue.offer("a", 1, job)).isTrue();
        assertThat(queue.offer("b", 1, job)).isTrue();
        assertThat(queue.offer("c", 1, job)).isFalse();
        assertThat(queue.size()).isEqualTo(2);

        goOn.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        Delivery.await("a place is free again", () -> queue.offer("d", 1, attempt -> Optional.empty()));
    }

    @Test
    void what_is_to_be_tried_again_keeps_its_place_until_it_is_done() throws InterruptedException {
        RetryQueue queue = queue(1);
        List<Integer> attempts = new CopyOnWriteArrayList<>();

        queue.offer("a", 1, attempt -> {
            attempts.add(attempt);
            return attempt == 3 ? Optional.empty() : Optional.of(Duration.ofMillis(1));
        });

        Delivery.await("a place is free again", () -> queue.offer("b", 1, attempt -> Optional.empty()));
        assertThat(attempts).containsExactly(1, 2, 3);
    }

    @Test
    void a_job_that_breaks_gives_its_place_back() throws InterruptedException {
        RetryQueue queue = queue(1);

        queue.offer("a", 1, attempt -> {
            throw new IllegalStateException("broken");
        });

        Delivery.await("a place is free again", () -> queue.offer("b", 1, attempt -> Optional.empty()));
    }

    @Test
    void while_it_stops_nothing_is_taken() throws InterruptedException {
        RetryQueue queue = queue(5);

        assertThat(queue.stop()).isZero();

        assertThat(queue.offer("a", 1, attempt -> Optional.empty())).isFalse();
    }

    @Test
    void what_is_left_when_it_stops_is_told() throws InterruptedException {
        RetryQueue queue = queue(5);
        CountDownLatch tried = new CountDownLatch(1);

        queue.offer("a", 1, attempt -> {
            tried.countDown();
            return Optional.of(Duration.ofHours(1));
        });
        tried.await(20, TimeUnit.SECONDS);

        assertThat(queue.stop()).isEqualTo(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void no_more_memory_is_taken_than_there_is() throws InterruptedException {
        RetryQueue queue = new RetryQueue(10, 100, 2);
        CountDownLatch goOn = new CountDownLatch(1);
        RetryQueue.Job job = attempt -> {
            awaitQuietly(goOn);
            return Optional.empty();
        };

        assertThat(queue.offer("a", 60, job)).isTrue();
        assertThat(queue.offer("b", 41, job)).isFalse();
        assertThat(queue.offer("c", 40, job)).isTrue();
        assertThat(queue.offer("d", 1, job)).isFalse();

        goOn.countDown();
        Delivery.await("its memory is free again", () -> queue.offer("e", 100, attempt -> Optional.empty()));
    }

    @Test
    void a_single_event_is_taken_however_large_it_is() {
        RetryQueue queue = new RetryQueue(10, 100, 2);

        assertThat(queue.offer("a", 1_000, attempt -> Optional.empty())).isTrue();
    }
}
