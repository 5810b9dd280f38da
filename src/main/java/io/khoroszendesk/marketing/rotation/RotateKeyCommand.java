package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.security.RandomToken;
import io.khoroszendesk.common.security.SecretList;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.marketing.Tools;
import io.khoroszendesk.marketing.registration.AdapterEndpoint;
import io.khoroszendesk.marketing.registration.HttpPublicEndpoint;
import io.khoroszendesk.marketing.registration.KeyChange;
import io.khoroszendesk.marketing.registration.Registration;
import io.khoroszendesk.marketing.registration.RegistrationCommand;
import io.khoroszendesk.marketing.registration.RegistrationService;
import io.khoroszendesk.marketing.rotation.KeyRotation.Journal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rotates Khoros' key without locking Khoros out. */
@Command(
        name = "rotate-key",
        description =
                "Make a new key, have it accepted beside the old one, tell Khoros, and only then retire the old one. It can be"
                        + " stopped and run again at any point.")
public final class RotateKeyCommand extends RegistrationCommand {

    private static final int KEY_BYTES = 32;

    @Option(
            names = "--kubernetes",
            description =
                    "The keys are in a Kubernetes secret. The kubectl command that changes it is printed, unless --apply is"
                            + " given. Found out by itself where the file of the keys is a mounted secret.")
    boolean kubernetes;

    @Option(
            names = "--apply",
            description = "Change the Kubernetes secret by kubectl, with the rights kubectl has here.")
    boolean apply;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "The secret's namespace; without it kubectl's own.")
    String namespace;

    @Option(
            names = "--secret",
            paramLabel = "NAME",
            defaultValue = "khoros-zendesk-adapter",
            description = "The secret's name (default: ${DEFAULT-VALUE}).")
    String secret;

    @Option(
            names = "--entry",
            paramLabel = "NAME",
            defaultValue = "khoros-keys",
            description = "The entry of the secret that holds the keys (default: ${DEFAULT-VALUE}).")
    String entry;

    @Option(
            names = "--kubectl",
            paramLabel = "PROGRAM",
            defaultValue = "kubectl",
            description = "The program that changes the secret (default: ${DEFAULT-VALUE}).")
    String kubectl;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long to wait until all replicas accept the new key (default: ${DEFAULT-VALUE}).")
    Duration wait;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "1m",
            description = "How long the old key stays after Khoros has taken the new one (default: ${DEFAULT-VALUE}).")
    Duration grace;

    @Option(names = "--dry-run", description = "Show what Khoros would be told; make no key and change nothing.")
    boolean dryRun;

    @Override
    public int run(Tools tools, RegistrationService registrations) {
        Registration known = registrations.get();
        KeyStore keys = keys(tools);
        if (tools.isDry(dryRun)) {
            oldKey(keys.read(), known);
            show(
                    tools,
                    "PATCH /v2/crm/admin/custom/" + known.crmId(),
                    tools.ourselves().crm(known.name(), known.url(), "a new key"));
            return 0;
        }
        // Fails before a key is generated that Khoros could not be told.
        tools.tokens().get();
        new KeyRotation(
                        journal(tools.state()),
                        keys,
                        new HttpPublicEndpoint(known.url(), tools.ourselves().headerName()),
                        key -> registrations.update(known, tools.ourselves().crm(known.name(), known.url(), key)),
                        () -> RandomToken.ofBytes(KEY_BYTES),
                        tools.terminal()::tell,
                        tools.clock(),
                        tools.pause(),
                        new KeyRotation.Times(wait, grace))
                .run(() -> oldKey(keys.read(), known));
        tools.state().forget(KubernetesSecret.PATCH);
        tools.terminal().print("CRM " + known.crmId() + " has a new key.");
        return 0;
    }

    private KeyStore keys(Tools tools) {
        AdapterEndpoint ourselves = tools.ourselves();
        Optional<KeyFile> file = ourselves.keyFile();
        if (kubernetes || apply || file.filter(KeyFile::isKubernetesMount).isPresent()) {
            return new KubernetesSecret(
                    namespace,
                    secret,
                    entry,
                    apply,
                    new Kubectl(kubectl),
                    tools.state(),
                    tools.terminal(),
                    new SecretList(apply ? List.of() : ourselves.keys(), true));
        }
        return file.orElseThrow(() -> new CommandException("KHOROS_AUTH_HEADER_VALUES_FILE is missing: keys in"
                + " KHOROS_AUTH_HEADER_VALUES can't be changed while the service runs. Move them to a file, or use"
                + " --kubernetes."));
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

    private static Journal journal(StateDirectory state) {
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
