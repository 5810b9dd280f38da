package io.khoroszendesk.common.http.server;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One connection to the API: how many of its requests are under way, and how long it may take for the next one. All but the
 * fields that {@link Connections} keeps is used on the connection's own thread.
 */
final class Connection {

    /** Kept and guarded by {@link Connections}. */
    long idleSince;

    boolean evicted;
    boolean gone;

    private final Channel channel;
    private final Connections all;
    private final Duration headerTimeout;
    private Runnable whenLate = this::close;
    private Future<?> timer;
    private int underWay;
    private boolean receiving;
    private boolean answering;

    Connection(Channel channel, Connections all, Duration headerTimeout) {
        this.channel = channel;
        this.all = all;
        this.headerTimeout = headerTimeout;
    }

    /** Begins with the connection itself: its first request must come in time. */
    void open() {
        all.opened(this);
        channel.closeFuture().addListener(ended -> {
            stopTimer();
            all.closed(this);
        });
        awaitMore();
    }

    /** What is done when the headers, or the rest of a body that nobody waits for, do not come in time. */
    void whenLate(Runnable action) {
        whenLate = action;
    }

    /** Notes that bytes have come. */
    void bytesCame() {
        if (underWay == 0) {
            awaitMore();
        }
    }

    /** Notes that the headers of a request are complete; false where the request must not begin. */
    boolean requestBegan() {
        stopTimer();
        underWay++;
        receiving = true;
        return all.began(this);
    }

    /** Notes that a request has come to its end. */
    void requestReceived() {
        receiving = false;
        if (underWay == 0) {
            stopTimer();
        }
    }

    void answerBegan() {
        answering = true;
    }

    /** Notes that an answer is complete. */
    void answered(boolean moreHasCome) {
        answering = false;
        underWay--;
        if (underWay == 0) {
            all.ended(this);
            // A body that nobody waits for any more has no longer than headers have.
            if (receiving || moreHasCome) {
                awaitMore();
            }
        }
    }

    /** Requests that came to us and are not answered yet. */
    int underWay() {
        return underWay;
    }

    /** Whether a part of a body is still to come. */
    boolean isReceiving() {
        return receiving;
    }

    /** Whether a part of an answer has been sent, but not all of it. */
    boolean isAnswering() {
        return answering;
    }

    /** At once where this is its thread: behind others that are just coming, it would count as open for longer. */
    void close() {
        if (channel.eventLoop().inEventLoop()) {
            channel.close();
        } else {
            channel.eventLoop().execute(channel::close);
        }
    }

    /** Closes it a little later. A close with bytes unread would take the answer away from the client before it reads it. */
    void closeAfter(Duration pause) {
        stopTimer();
        all.ended(this);
        channel.eventLoop().schedule(() -> channel.close(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void awaitMore() {
        if (timer == null) {
            timer = channel.eventLoop().schedule(this::late, headerTimeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends it because its client takes no answer. */
    void stalled() {
        all.timedOut();
        close();
    }

    private void late() {
        timer = null;
        all.timedOut();
        whenLate.run();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
