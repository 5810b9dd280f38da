package io.khoroszendesk.common.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a command speaks with whoever runs it: results on one stream, everything else on the other. */
public interface ConsoleIO {

    /** A line of the result. */
    void print(String line);

    /** A line about how it goes, which a script that reads the result does not want. */
    void tell(String line);

    /** The next line that is entered, null where there is none. */
    String readLine();

    /** The next line, not shown while it is entered. */
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
