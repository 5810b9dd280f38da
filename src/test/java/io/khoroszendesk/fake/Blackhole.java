package io.khoroszendesk.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port at which connecting gets no answer: nothing is accepted, and once the queue is full the system
 * drops every further attempt, as a firewall would. Where a system queues without end, connections come
 * about but nothing is ever read.
 */
public final class Blackhole implements AutoCloseable {

    private static final int MOST_QUEUED = 16;
    private static final int NO_ANSWER_MILLIS = 100;

    private final ServerSocket listener;
    private final List<Socket> queued = new ArrayList<>();

    public Blackhole(InetSocketAddress address) {
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(address, 1);
            fill(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(InetSocketAddress address) throws IOException {
        while (queued.size() < MOST_QUEUED) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(address, NO_ANSWER_MILLIS);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            for (Socket socket : queued) {
                socket.close();
            }
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
