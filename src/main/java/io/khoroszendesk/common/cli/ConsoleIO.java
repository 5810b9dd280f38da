package io.khoroszendesk.common.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a command communicates with its user: results go to one stream, everything else to the other. */
public interface ConsoleIO {

    /** Prints a line of the result. */
    void print(String line);

    /** Prints a line about progress, on a stream that scripts reading the result don't see. */
    void tell(String line);

    /** Reads a line; null at the end of input. */
    String readLine();

    /** Reads a line without echoing it. */
    String readSecret(String prompt);

    /** The terminal of this process. */
    static ConsoleIO ofThisProcess() {
        return new ConsoleIO() {

            private final PrintStream out = System.out;
            private final PrintStream err = System.err;
            private final BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

            @Override
            public void print(String line) {
                out.println(line);
            }

            @Override
            public void tell(String line) {
                err.println(line);
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
                Console console = System.console();
                if (console == null || !console.isTerminal()) {
                    return readLine();
                }
                char[] secret = console.readPassword("%s", prompt);
                return secret == null ? null : new String(secret);
            }
        };
    }
}
