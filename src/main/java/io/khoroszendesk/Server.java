package io.khoroszendesk;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;

/** Runs the server until it is told to stop. It says that it serves when nothing can prevent the start any more. */
public class Server implements QuarkusApplication {

    private final StartLine startLine;

    @Inject
    Server(StartLine startLine) {
        this.startLine = startLine;
    }

    @Override
    public int run(String... arguments) {
        startLine.tell();
        Quarkus.waitForExit();
        return 0;
    }
}
