package io.khoroszendesk.ops.health;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads a server's health without starting one: a probe runs every few seconds and must cost next to nothing. */
record HealthProbe(String host, int port) {

    private static final int PATIENCE_MILLIS = 4_000;
    private static final String EVERY_ADDRESS = "0.0.0.0";

    /** Probes the server that has the same environment. */
    static HealthProbe ofThisMachine() {
        return of(System.getenv());
    }

    static HealthProbe of(Map<String, String> environment) {
        String host = environment.getOrDefault("QUARKUS_MANAGEMENT_HOST", EVERY_ADDRESS);
        return new HealthProbe(
                host.equals(EVERY_ADDRESS) ? "127.0.0.1" : host,
                Integer.parseInt(environment.getOrDefault("QUARKUS_MANAGEMENT_PORT", "9000")));
    }

    boolean ask(String path) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status != null && status.matches("HTTP/1\\.[01] 200\\b.*");
        } catch (IOException e) {
            return false;
        }
    }
}
