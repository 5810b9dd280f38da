package io.khoroszendesk.care.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Users that wait to be pushed, each of them once however many events tell of it, the longest waiting first. */
final class PendingUsers {

    private final int most;
    private final Set<Long> waiting = new LinkedHashSet<>();
    private boolean closed;

    PendingUsers(int most) {
        this.most = most;
    }

    /** Adds all of them, or, where there is no place for them, none. */
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

    /** Waits until somebody is there; false when nobody comes any more. */
    synchronized boolean await() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return !closed;
    }

    /** Takes some out, as many as there are up to {@code count}; none after {@link #close}. */
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

    /** Lets nobody in any more, and tells how many are left waiting. */
    synchronized int close() {
        closed = true;
        notifyAll();
        return waiting.size();
    }
}
