package io.khoroszendesk.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Callers who come and go as they like: before they have asked, in the middle of it, and before they are answered. */
final class BrokenOff implements AutoCloseable {

    private static final String HEAD = "POST /api/v1/customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + Soaked.KEY + "\r\nContent-Type: application/json\r\n";
    /** Longer than headers may take. */
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private final int port;

    BrokenOff(int port) {
        this.port = port;
    }

    void call(long number) {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            switch ((int) (number % 6)) {
                case 0 -> {}
                case 1 -> write(out, "POST /api/v1/cust");
                case 2 -> write(out, HEAD + "Content-Length: 500\r\n\r\n{\"email\":");
                case 3 -> write(out, HEAD + "Content-Length: 29\r\n\r\n{\"email\":\"nobody@example.com\"}");
                case 4 -> {
                    write(out, HEAD + "Content-Length: 29\r\n\r\n{\"email\":\"nobody@example.com\"}");
                    // So that the other side gets a reset in place of an orderly end.
                    socket.setSoLinger(true, 0);
                }
                default -> beSilent(socket);
            }
        } catch (IOException e) {
            // The adapter was quicker, or has no place left.
        }
    }

    private void beSilent(Socket socket) throws IOException {
        silent.add(socket);
        socket.setSoTimeout((int) SILENCE.toMillis());
        try {
            socket.getInputStream().read();
        } finally {
            silent.remove(socket);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        for (Socket socket : silent) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed, then.
            }
        }
    }
}
