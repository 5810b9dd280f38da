package io.khoroszendesk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Requests that no HTTP client would send. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    /** An answer as it came over the wire. */
    public record Answer(int status, List<String> head, String body) {

        public String header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Sends a request line with the key and further headers, and then whatever {@code body} holds. */
    public static Answer send(String requestLine, String headers, byte[] body) {
        return sendTo(RestAssured.port, requestLine, "Authorization: " + Tenant.KEY + "\r\n" + headers, body);
    }

    /** Sends a request line without any key, unless one of the headers holds it, to a port of this machine. */
    public static Answer sendTo(int port, String requestLine, String headers, byte[] body) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write((requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
                    .getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends these bytes as they are, and gives back all that comes until the server closes the connection. */
    public static String exchange(String bytes) {
        return exchange(bytes.getBytes(ISO_8859_1));
    }

    /** Sends these bytes as they are, and gives back all that comes until the server closes the connection. */
    public static String exchange(byte[] bytes) {
        try (Socket socket = open()) {
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection on which nothing has been sent; reading from it waits for 20 s. */
    public static Socket open() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** The answers in what came over a connection, in their order. */
    public static List<Answer> answers(String received) {
        List<Answer> answers = new ArrayList<>();
        try (InputStream in = new ByteArrayInputStream(received.getBytes(ISO_8859_1))) {
            while (in.available() > 0) {
                answers.add(read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(received, e);
        }
        return answers;
    }

    /** A body in the chunked coding, which announces no length. */
    public static byte[] chunked(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 100);
        out.writeBytes((Integer.toHexString(content.length) + "\r\n").getBytes(ISO_8859_1));
        out.writeBytes(content);
        out.writeBytes("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    /** The next answer on a connection. */
    public static Answer read(Socket socket) throws IOException {
        return read(socket.getInputStream());
    }

    /** Reads no further than the answer says it goes: after a refusal the server may wait for the rest of the body. */
    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no answer, but " + head.size() + " bytes");
            }
            head.write(octet);
        }
        List<String> lines = Arrays.asList(head.toString(ISO_8859_1).split("\r\n"));
        Answer answer = new Answer(Integer.parseInt(lines.getFirst().split(" ")[1]), lines, "");
        String announced = answer.header("Content-Length");
        int length = announced.isEmpty() ? 0 : Integer.parseInt(announced);
        return new Answer(answer.status(), lines, new String(in.readNBytes(length), UTF_8));
    }
}
