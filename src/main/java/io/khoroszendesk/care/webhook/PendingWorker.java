package io.khoroszendesk.care.webhook;

import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.common.resilience.StoppedException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Works off the users who wait, some at once, in a thread of its own, until the service stops. */
final class PendingWorker {

    private static final Logger LOG = Logger.getLogger(PendingWorker.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final String name;
    private final Duration delay;
    private final int mostAtOnce;
    private final PendingUsers waiting;
    private final StopSignal stop = new StopSignal();
    private volatile Thread thread;

    PendingWorker(String name, WebhookConfig config, int mostAtOnce) {
        this.name = name;
        this.delay = config.webhookDelay();
        this.mostAtOnce = mostAtOnce;
        this.waiting = new PendingUsers(config.webhookQueue());
    }

    /** Tells the work that it has to end. */
    StopSignal stop() {
        return stop;
    }

    /** Adds users to the queue; false if too many wait. Never blocks. */
    boolean add(Collection<Long> users) {
        return waiting.add(users);
    }

    /** How many users wait. */
    int size() {
        return waiting.size();
    }

    /** @param begin is done once, before all work */
    void start(Runnable begin, Consumer<List<Long>> work) {
        thread = Thread.ofVirtual().name(name).start(() -> run(begin, work));
    }

    /** Ends the work, and returns how many users still wait. */
    int end() throws InterruptedException {
        int left = waiting.close();
        stop.now();
        if (thread != null && !thread.join(PATIENCE_AT_THE_END)) {
            thread.interrupt();
        }
        return left;
    }

    private void run(Runnable begin, Consumer<List<Long>> work) {
        try {
            begin.run();
            while (waiting.await()) {
                stop.sleep(delay);
                work.accept(waiting.take(mostAtOnce));
            }
        } catch (StoppedException e) {
            LOG.debugf("%s works no more", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
