package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.cli.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code kubectl}, or another program that takes the same arguments. */
record Kubectl(String program) {

    /**
     * Runs it and returns its output. Neither arguments nor messages contain secrets.
     *
     * @throws CommandException if it fails
     */
    String run(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(arguments);
        try {
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CommandException(
                        "\"" + String.join(" ", line) + "\" has failed; see above. Nothing else was done.");
            }
            return output;
        } catch (IOException e) {
            throw new CommandException(
                    program + " can't be run here. Leave --apply out, and run the printed command where there is one.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.");
        }
    }
}
