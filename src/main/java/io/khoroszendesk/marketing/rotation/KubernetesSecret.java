package io.khoroszendesk.marketing.rotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.security.SecretList;
import io.khoroszendesk.common.state.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The keys in a Kubernetes secret, changed by {@code kubectl}: by this command or by its user. The keys themselves are
 * passed in a file that only its owner can read, never on a command line.
 *
 * @param known the keys from this command's own settings, in case the secret itself isn't read
 */
record KubernetesSecret(
        String namespace,
        String name,
        String entry,
        boolean apply,
        Kubectl kubectl,
        StateDirectory state,
        ConsoleIO terminal,
        SecretList known)
        implements KeyStore {

    static final String PATCH = "khoros-keys-patch.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public SecretList read() {
        if (!apply) {
            return known;
        }
        String secret = kubectl.run(command("get", "secret", name, "-o", "json"));
        try {
            byte[] keys = JSON.readTree(secret).path("data").path(entry).binaryValue();
            if (keys == null || keys.length == 0) {
                throw new CommandException("The secret " + name + " has no entry " + entry + ". Name it with --entry.");
            }
            return SecretList.parse(new String(keys, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CommandException("What kubectl shows of the secret " + name + " can't be read.");
        }
    }

    @Override
    public boolean write(SecretList keys) {
        state.write(PATCH, Map.of("stringData", Map.of(entry, keys.text())));
        List<String> patch = command("patch", "secret", name, "--type", "merge", "--patch-file", path().toString());
        if (!apply) {
            terminal.tell("Change the secret with this command, then run rotate-key again or leave it waiting:");
            terminal.print("kubectl " + String.join(" ", patch));
            return false;
        }
        kubectl.run(patch);
        state.forget(PATCH);
        return true;
    }

    private Path path() {
        return state.path(PATCH);
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        if (namespace != null) {
            command.add("-n");
            command.add(namespace);
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
