package io.khoroszendesk.common.resilience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The steps of one request: its calls to Zendesk and its looks into caches, with their times. Threads that work for the
 * same request share it. It is kept only where somebody wants to see it; otherwise nothing is recorded.
 */
public final class Timeline {

    /** The timeline of requests whose steps nobody wants to see. */
    public static final Timeline NONE = new Timeline(0);

    /** The most steps that are kept; of further ones only the number is known. */
    static final int MOST = 40;

    /** What kind of step it was. */
    public enum Kind {
        /** One attempt of a call to Zendesk. */
        CALL,
        /** A call to Zendesk that another request made at the same time, whose answer was shared. */
        SHARED_CALL,
        /** A look into a cache. */
        CACHE
    }

    /**
     * A step.
     *
     * @param what names it, without customer data
     * @param start a reading of {@link System#nanoTime()}
     * @param nanos how long it took
     * @param status the HTTP status of the answer; 0 if there was none
     * @param error the kind of a failure that the status doesn't tell; empty if there was none
     */
    public record Step(Kind kind, String what, long start, long nanos, int status, String error) {}

    private final int most;
    private final List<Step> steps = new ArrayList<>();
    private int further;

    /** An empty timeline that is kept. */
    public Timeline() {
        this(MOST);
    }

    private Timeline(int most) {
        this.most = most;
    }

    /** Whether anybody wants to see it. */
    public boolean isKept() {
        return most > 0;
    }

    /** Records a step that has ended now. */
    public void ended(Kind kind, String what, long start, int status, String error) {
        if (isKept()) {
            add(new Step(kind, what, start, System.nanoTime() - start, status, error));
        }
    }

    private synchronized void add(Step step) {
        // An operation asks for the fields several times. Only the first look into a cache can take time.
        if (step.kind() == Kind.CACHE
                && steps.stream().anyMatch(known -> known.what().equals(step.what()))) {
            return;
        }
        if (steps.size() < most) {
            steps.add(step);
        } else {
            further++;
        }
    }

    /** The steps that are kept, in the order in which they began. */
    public synchronized List<Step> steps() {
        return steps.stream().sorted(Comparator.comparingLong(Step::start)).toList();
    }

    /** How many further steps there were. */
    public synchronized int further() {
        return further;
    }
}
