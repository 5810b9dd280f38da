package io.khoroszendesk.care.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Users that wait to be pushed, oldest first. Each is in the queue once, however many events name it. */
final class PendingUsers {

    private final int most;
    private final Set<Long> waiting = new LinkedHashSet<>();
    private boolean closed;

    PendingUsers(int most) {
        this.most = most;
    }

    /** Adds all of them, or none if there is not enough room. */
    synchronized boolean add(Collection<Long> users) {
        Set<Long> fresh = new LinkedHashSet<>(users);
        fresh.removeAll(waiting);
        if (closed || waiting.size() + fresh.size() > most) {
            return false;
        }
        waiting.addAll(fresh);
        notifyAll();
        return true;
    }

    /** Waits until there is a user; false once the queue is closed. */
    synchronized boolean await() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return !closed;
    }

    /** Removes and returns up to {@code count} users; none after {@link #close}. */
    synchronized List<Long> take(int count) {
        List<Long> taken = closed
                ? List.of()
                : new ArrayList<>(waiting.stream().limit(count).toList());
        taken.forEach(waiting::remove);
        return taken;
    }

    synchronized int size() {
        return waiting.size();
    }

    /** Closes the queue for new users and returns how many are still waiting. */
    synchronized int close() {
        closed = true;
        notifyAll();
        return waiting.size();
    }
}
