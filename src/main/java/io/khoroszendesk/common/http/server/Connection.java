package io.khoroszendesk.common.http.server;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A connection to the API: how many of its requests are under way, and how long the next one may take. Everything
 * except the fields that {@link Connections} guards is used on the connection's own thread.
 */
final class Connection {

    /** Guarded by {@link Connections}. */
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

    /** Starts with the connection itself, because its first request must arrive in time. */
    void open() {
        all.opened(this);
        channel.closeFuture().addListener(ended -> {
            stopTimer();
            all.closed(this);
        });
        awaitMore();
    }

    /** Sets what happens if the headers, or the rest of a body that nobody waits for, don't arrive in time. */
    void whenLate(Runnable action) {
        whenLate = action;
    }

    /** Records that bytes have arrived. */
    void bytesCame() {
        if (underWay == 0) {
            awaitMore();
        }
    }

    /** Records that the headers of a request are complete. Returns false if the request must not begin. */
    boolean requestBegan() {
        stopTimer();
        underWay++;
        receiving = true;
        return all.began(this);
    }

    /** Records that a request is complete. */
    void requestReceived() {
        receiving = false;
        if (underWay == 0) {
            stopTimer();
        }
    }

    /** Records that the first part of a response is about to be sent. Returns whether it is the connection's last one. */
    boolean answerBegan() {
        answering = true;
        return all.areEnding();
    }

    /** Records that a response is complete. */
    void answered(boolean moreHasCome) {
        answering = false;
        underWay--;
        if (underWay == 0) {
            all.ended(this);
            // The rest of a body that nobody waits for has as much time as headers have.
            if (receiving || moreHasCome) {
                awaitMore();
            }
        }
    }

    /** The number of requests that have arrived and have no response yet. */
    int underWay() {
        return underWay;
    }

    /** Whether part of a body is still to come. */
    boolean isReceiving() {
        return receiving;
    }

    /** Whether part of a response has been sent, but not all of it. */
    boolean isAnswering() {
        return answering;
    }

    /** Closes at once if this is its thread. Queued behind other events, it would count as open for longer. */
    void close() {
        if (channel.eventLoop().inEventLoop()) {
            channel.close();
        } else {
            channel.eventLoop().execute(channel::close);
        }
    }

    /** Closes a little later. Closing with unread bytes would discard the response before the client reads it. */
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

    /** Closes the connection because its client doesn't read the response. */
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
