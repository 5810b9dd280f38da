package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Inspection;
import io.khoroszendesk.common.http.TransportFailure;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.ProbeClient;
import io.khoroszendesk.marketing.events.EventTokenConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Asks whether something answers at those hosts of Khoros Marketing that the settings make use of. They are known to fall
 * silent, and the API does not need them, so that this is only a warning.
 */
@Singleton
class KhorosHostsCheck implements Inspection {

    private static final String SUBJECT = "khoros";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Host> hosts;
    private final Duration patience;

    /**
     * A host.
     *
     * @param setting the variable that names it
     * @param probe tells why there is no answer within a time; empty if there is one
     */
    record Host(String setting, URI address, Function<Duration, Optional<TransportFailure>> probe) {}

    @Inject
    KhorosHostsCheck(MarketingConfig marketing, EventTokenConfig events, ProbeClient probes) {
        this(used(marketing, events, probes), PATIENCE);
    }

    KhorosHostsCheck(List<Host> hosts, Duration patience) {
        this.hosts = hosts;
        this.patience = patience;
    }

    /** Events are subscribed to and fetched from the API; who logs in by a client's id needs both. */
    static List<Host> used(MarketingConfig marketing, EventTokenConfig events, ProbeClient probes) {
        boolean logsIn = marketing.clientId().isPresent();
        boolean hasEvents = new SecretFile(events.token(), events.tokenFile()).isConfigured();
        List<Host> used = new ArrayList<>();
        if (logsIn || hasEvents) {
            used.add(new Host("KHOROS_API_URL", marketing.apiUrl(), probes::api));
        }
        if (logsIn) {
            used.add(new Host("KHOROS_LOGIN_URL", marketing.loginUrl(), probes::login));
        }
        return used;
    }

    @Override
    public List<Finding> inspect(boolean fix) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return hosts.stream().map(host -> CompletableFuture.supplyAsync(() -> ask(host), threads)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private Finding ask(Host host) {
        return host.probe()
                .apply(patience)
                .map(failure ->
                        Finding.warn(SUBJECT, host.address() + " " + words(failure) + ".", advice(host, failure)))
                .orElseGet(() -> Finding.ok(SUBJECT, host.address() + " answers."));
    }

    private String words(TransportFailure failure) {
        return switch (failure) {
            case TIMEOUT, INTERRUPTED -> "does not answer within " + patience.toSeconds() + " s";
            case NO_CONNECTION -> "takes no connections";
            case UNKNOWN_HOST -> "has a host name that is not known here";
            case UNTRUSTED, WRONG_HOST, TLS_BROKEN -> "has no certificate that is trusted here";
            case CONNECTION_LOST -> "breaks the connection off";
        };
    }

    private static String advice(Host host, TransportFailure failure) {
        return failure == TransportFailure.TIMEOUT
                ? "Khoros' hosts fall silent now and then: try again later. If it stays so, see whether a firewall"
                        + " drops the connection."
                : "Compare " + host.setting() + ", and see whether a firewall or proxy stands between.";
    }
}
