package io.khoroszendesk.common.cli;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The terminal, or the streams, of this process. */
@Singleton
final class ProcessConsole implements ConsoleIO {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    @Override
    public void print(String line) {
        out.println(shown(line));
    }

    @Override
    public void tell(String line) {
        err.println(shown(line));
    }

    /** Whoever has typed something, or written it at Khoros, must not move the cursor. */
    static String shown(String line) {
        return CONTROLS.matcher(line).replaceAll("�");
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
