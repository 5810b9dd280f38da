package io.khoroszendesk.common.http.server;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Ends the API without losing a request. New connections are refused, so that a proxy turns to another replica. On those
 * that are open requests are answered as ever, and each answer is the last one of its connection. A proxy that sends a
 * request on a kept connection at this very moment would otherwise find it closed. Only after that Quarkus waits for
 * requests that are still under way, and stops.
 */
@Singleton
public class ApiShutdown {

    private final Connections connections;
    private final Duration grace;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean begun;

    private record Listener(ListeningChannel channel, EventLoopGroup eventLoops) {}

    @Inject
    ApiShutdown(Connections connections, ConnectionConfig config) {
        this.connections = connections;
        this.grace = config.stopGrace();
    }

    /** Whether the service has been told to stop. */
    public boolean hasBegun() {
        return begun;
    }

    /** Records a socket that listens, and what its connections run on. */
    void listens(ListeningChannel channel, EventLoopGroup eventLoops) {
        listeners.add(new Listener(channel, eventLoops));
    }

    void end(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        begun = true;
        for (Listener listener : listeners) {
            listener.channel().stopListening().await();
        }
        for (Listener listener : listeners) {
            awaitAccepted(listener.eventLoops());
        }
        connections.end(grace);
    }

    /** Waits until connections that were accepted last are known: whatever an event loop has been given is done in order. */
    private static void awaitAccepted(EventLoopGroup eventLoops) throws InterruptedException {
        List<Future<?>> marks = new ArrayList<>();
        for (EventExecutor eventLoop : eventLoops) {
            marks.add(eventLoop.submit(() -> {}));
        }
        for (Future<?> mark : marks) {
            mark.await();
        }
    }
}
