package io.khoroszendesk.common.cli;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The terminal, or the streams, of this process. */
@Singleton
final class ProcessConsole implements ConsoleIO {

    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    ProcessConsole() {
        this(System.out, System.err);
    }

    ProcessConsole(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void print(String line) {
        out.println(VisibleText.of(line));
    }

    @Override
    public void tell(String line) {
        err.println(VisibleText.of(line));
    }

    @Override
    public void draw(String line) {
        out.print("\r" + VisibleText.of(line) + "\u001b[K");
        out.flush();
    }

    @Override
    public String readLine() {
        try {
            return in.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public String readSecret(String prompt) {
        if (!isTerminal()) {
            return readLine();
        }
        char[] secret = System.console().readPassword("%s", prompt);
        return secret == null ? null : new String(secret);
    }

    @Override
    public boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
