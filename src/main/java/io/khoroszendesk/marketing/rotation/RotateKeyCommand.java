package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.security.RandomToken;
import io.khoroszendesk.common.security.SecretList;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.marketing.registration.HttpPublicEndpoint;
import io.khoroszendesk.marketing.registration.KeyChange;
import io.khoroszendesk.marketing.registration.Registration;
import io.khoroszendesk.marketing.registration.RegistrationCommand;
import io.khoroszendesk.marketing.rotation.KeyRotation.Journal;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rotates Khoros' key without locking Khoros out. */
@Command(
        name = "rotate-key",
        description = "Make a new key, have it accepted beside the old one, tell Khoros, and only then retire"
                + " the old one. It can be stopped and run again at any point.")
public final class RotateKeyCommand extends RegistrationCommand {

    private static final int KEY_BYTES = 32;

    @Option(
            names = "--kubernetes",
            description = "The keys are in a Kubernetes secret: print the kubectl command that changes it. Detected"
                    + " where the file of the keys is a mounted secret.")
    boolean kubernetes;

    @Option(names = "--apply", description = "Change the Kubernetes secret with kubectl and the rights it has here.")
    boolean apply;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "The secret's namespace. Default: that of kubectl.")
    String namespace;

    @Option(
            names = "--secret",
            paramLabel = "NAME",
            defaultValue = "khoros-zendesk-adapter",
            description = "The secret's name. Default: ${DEFAULT-VALUE}")
    String secret;

    @Option(
            names = "--entry",
            paramLabel = "NAME",
            defaultValue = "khoros-keys",
            description = "The entry of the secret that holds the keys. Default: ${DEFAULT-VALUE}")
    String entry;

    @Option(
            names = "--kubectl",
            paramLabel = "PROGRAM",
            defaultValue = "kubectl",
            description = "The program that changes the secret. Default: ${DEFAULT-VALUE}")
    String kubectl;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long to wait until all replicas accept the new key. Default: ${DEFAULT-VALUE}")
    Duration wait;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "1m",
            description = "How long the old key stays after Khoros has taken the new one. Default: ${DEFAULT-VALUE}")
    Duration grace;

    @Option(
            names = "--dry-run",
            arity = "0",
            description = "Show what Khoros would be told; make no key and change nothing.")
    boolean dryRun;

    @Inject
    ApiKeyConfig keyConfig;

    @Inject
    Clock clock;

    @Inject
    Sleeper sleeper;

    @Override
    protected void change() {
        Registration known = registrations.get();
        KeyStore keys = keys();
        if (isDry(dryRun)) {
            oldKey(keys.read(), known);
            show("PATCH /v2/crm/admin/custom/" + known.crmId(), endpoint.crm(known.name(), known.url(), "a new key"));
            return;
        }
        // Fails before a key is generated that Khoros could not be told.
        tokens.get();
        KeyRotation rotation = new KeyRotation(
                journal(),
                keys,
                new HttpPublicEndpoint(known.url(), endpoint.headerName()),
                key -> registrations.update(known, endpoint.crm(known.name(), known.url(), key)),
                () -> RandomToken.ofBytes(KEY_BYTES),
                terminal::tell,
                clock,
                sleeper,
                new KeyRotation.Times(wait, grace),
                notices);
        notices.during("the keys to be changed", () -> rotation.run(() -> oldKey(keys.read(), known)));
        state.forget(KubernetesSecret.PATCH);
        terminal.print("CRM " + known.crmId() + " has a new key.");
    }

    private KeyStore keys() {
        Optional<KeyFile> file = keyFile();
        if (kubernetes || apply || file.filter(KeyFile::isKubernetesMount).isPresent()) {
            return new KubernetesSecret(
                    namespace,
                    secret,
                    entry,
                    apply,
                    new Kubectl(kubectl),
                    state,
                    terminal,
                    new SecretList(apply ? List.of() : endpoint.keys(), true));
        }
        return file.orElseThrow(() -> new CommandException("KHOROS_AUTH_HEADER_VALUES_FILE is missing: keys in"
                + " KHOROS_AUTH_HEADER_VALUES can't be changed while the service runs. Move them to a file, or use"
                + " --kubernetes."));
    }

    /** The file of the keys; empty if they are given as a value. */
    private Optional<KeyFile> keyFile() {
        return keyConfig.authHeaderValuesFile().filter(file -> !file.isBlank()).map(file -> new KeyFile(Path.of(file)));
    }

    /** The key that Khoros has, which will be retired. */
    private static String oldKey(SecretList keys, Registration known) {
        List<String> registered = keys.keys().stream().filter(known::isOf).toList();
        if (!registered.isEmpty()) {
            return registered.getFirst();
        }
        if (keys.keys().size() == 1 && known.keyMark() == null) {
            return keys.keys().getFirst();
        }
        throw new CommandException("Nobody knows which of the " + keys.keys().size()
                + " keys Khoros has. Use update first, which gives it the first one.");
    }

    private Journal journal() {
        return new Journal() {

            @Override
            public Optional<KeyChange> find() {
                return state.read(KeyChange.FILE, KeyChange.class);
            }

            @Override
            public void write(KeyChange change) {
                state.write(KeyChange.FILE, change);
            }

            @Override
            public void forget() {
                state.forget(KeyChange.FILE);
            }
        };
    }
}
