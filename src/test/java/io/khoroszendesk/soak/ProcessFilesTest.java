package io.khoroszendesk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.soak.ProcessFiles.Connection;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessFilesTest {

    private final ProcessFiles own = new ProcessFiles(ProcessHandle.current().pid());

    @Test
    void memory_is_in_megabytes() {
        assertThat(own.residentMemory()).isBetween(20.0, 20_000.0);
    }

    @Test
    void a_thread_that_is_there_counts() {
        assertThat(own.threads()).isGreaterThan(1);
    }

    @Test
    void both_ends_of_a_connection_of_its_own_are_seen() throws IOException {
        try (ServerSocket server = new ServerSocket(0);
                Socket caller = new Socket("localhost", server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(connectionsOf(server.getLocalPort())).hasSize(2).allMatch(Connection::isEstablished);
            assertThat(caller.getPort()).isEqualTo(accepted.getLocalPort());
        }
    }

    @Test
    void an_end_that_is_left_open_is_told_from_one_in_use() throws IOException {
        try (ServerSocket server = new ServerSocket(0);
                Socket caller = new Socket("localhost", server.getLocalPort());
                Socket accepted = server.accept()) {
            accepted.close();
            // Its end is there once it can be read.
            assertThat(caller.getInputStream().read()).isEqualTo(-1);

            assertThat(connectionsOf(server.getLocalPort()))
                    .singleElement()
                    .matches(Connection::isLeftHalfClosed)
                    .extracting(Connection::remote)
                    .isEqualTo(server.getLocalPort());
        }
    }

    private List<Connection> connectionsOf(int port) {
        return own.connections(own.descriptors()).stream()
                .filter(connection -> connection.local() == port || connection.remote() == port)
                .toList();
    }
}
