package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.WrongValues;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.marketing.registration.AdapterEndpoint;
import io.khoroszendesk.marketing.registration.HttpPublicEndpoint;
import io.khoroszendesk.marketing.registration.PublicCaller;
import io.khoroszendesk.marketing.registration.PublicCaller.Answer;
import io.khoroszendesk.marketing.registration.PublicEndpointCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks a deployed service by its public address, as Khoros would call it. Of the settings it needs the key alone. The key
 * is sent only if the connection is trusted and the address doesn't lead elsewhere.
 */
@Singleton
class OutsideCheck {

    /** The settings that count here; those of the tenant need not be there. */
    private static final List<String> NEEDED = List.of("KHOROS_AUTH_HEADER_", "ADAPTER_KHOROS_BASE_PATH");

    private static final String REST = "the rest";
    private static final String NO_KEY = "no key";
    /** How long Khoros waits for a customer or a case. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final String METADATA = "/meta/object/customer";

    private final AdapterEndpoint endpoint;
    private final CrmApiConfig api;
    private final WrongValues settings;
    private final Clock clock;
    private final Supplier<PublicCaller> callers;
    private final HostAddress.Resolver resolver;

    @Inject
    OutsideCheck(AdapterEndpoint endpoint, CrmApiConfig api, WrongValues settings, Clock clock) {
        this(endpoint, api, settings, clock, PublicCaller::new, InetAddress::getAllByName);
    }

    OutsideCheck(
            AdapterEndpoint endpoint,
            CrmApiConfig api,
            WrongValues settings,
            Clock clock,
            Supplier<PublicCaller> callers,
            HostAddress.Resolver resolver) {
        this.endpoint = endpoint;
        this.api = api;
        this.settings = settings;
        this.clock = clock;
        this.callers = callers;
        this.resolver = resolver;
    }

    /**
     * Runs the checks; stops where further ones would be pointless.
     *
     * @param address with or without the base path
     * @param entered a key that was entered in place of that of the settings
     */
    CheckReport run(URI address, Optional<String> entered) {
        String url = url(address);
        CheckReport report = CheckReport.of("Address", "url", url);
        report.add(wrongSettings());
        if (report.isOk() && isReached(report, URI.create(url))) {
            PublicCaller caller = callers.get();
            Answer stranger = caller.get(URI.create(url + "/customer/0"), Map.of());
            report.add(CertificateCheck.of(stranger, clock.instant()).stream().toList());
            if (report.isOk()) {
                report.add(answers(stranger).orElseGet(() -> withoutKey(stranger)));
            }
            if (stranger.status() > 0 && !stranger.isRedirect()) {
                report.add(paths(caller, url));
                withKey(report, caller, url, entered);
                return report;
            }
        }
        report.add(Finding.skip(REST, "Not tried before this is right."));
        return report;
    }

    /** The address with the base path at its end. */
    private String url(URI address) {
        String base = Urls.withoutSlashAtEnd(api.basePath());
        String given = Urls.withoutSlashAtEnd(address);
        return given.endsWith(base) ? given : given + base;
    }

    private List<Finding> wrongSettings() {
        return settings.problems().stream()
                .filter(problem -> NEEDED.stream().anyMatch(problem::startsWith))
                .map(problem -> Finding.fail(
                        "settings",
                        Finding.sentence(problem),
                        "Correct it in this environment; docs/configuration.md lists all settings."))
                .toList();
    }

    private boolean isReached(CheckReport report, URI url) {
        report.add(HostAddress.check(url, resolver));
        return !report.isLastAFailure();
    }

    /** Why no answer, or that of another address, is there; empty if the address itself answers. */
    private static Optional<Finding> answers(Answer answer) {
        if (answer.isRedirect()) {
            return Optional.of(Finding.fail(
                    "connection",
                    "The address only leads to another one" + leadsTo(answer.location())
                            + ", and Khoros may not follow.",
                    "Check, and register, the address it leads to."));
        }
        return answer.failure().map(failure -> Finding.fail(
                        "connection",
                        "The address " + answer.words() + ".",
                        "See whether the service runs, and whether DNS, firewall and ingress let the internet"
                                + " through to it.")
                .passing(answer.passesAfter()));
    }

    /** Without the query, which may hold anything. */
    private static String leadsTo(String location) {
        try {
            URI target = URI.create(location);
            return target.getHost() == null
                    ? ""
                    : ", " + target.getScheme() + "://" + target.getRawAuthority() + target.getRawPath();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Finding withoutKey(Answer answer) {
        if (answer.status() != 401) {
            return Finding.fail(
                            NO_KEY,
                            "Without a key the address " + answer.words() + " instead of 401.",
                            "See what answers at this address"
                                    + (answer.status() < 300 ? ": anybody could read customers' data." : "."))
                    .passing(answer.passesAfter());
        }
        String sentence = "Whoever has no key is turned away with 401, after "
                + PublicEndpointCheck.seconds(answer.took().toMillis()) + " s of the " + LIMIT.toSeconds()
                + " s that Khoros waits for customers and cases.";
        return PublicEndpointCheck.isLate(answer.took(), LIMIT)
                ? Finding.warn(NO_KEY, sentence, PublicEndpointCheck.SLOW)
                : Finding.ok(NO_KEY, sentence);
    }

    /** A proxy that checks a path in one spelling and hands on another would open the API. */
    private static Finding paths(PublicCaller caller, String url) {
        String path = URI.create(url).getRawPath();
        String origin = url.substring(0, url.length() - path.length());
        return List.of("/" + path + METADATA, path + "/x/.." + METADATA, path + "//meta/object/%63ustomer").stream()
                .filter(spelling -> PublicEndpointCheck.isMetadata(
                        caller.get(URI.create(origin + spelling), Map.of()).body()))
                .findFirst()
                .map(spelling -> Finding.fail(
                        "paths",
                        "Without a key the metadata are served at " + spelling + ".",
                        "See what stands before the service: it rewrites paths, and adds the key."))
                .orElseGet(
                        () -> Finding.ok("paths", "Other spellings of the path serve nothing without a key either."));
    }

    private void withKey(CheckReport report, PublicCaller caller, String url, Optional<String> entered) {
        Optional<String> key = entered.or(() -> endpoint.keys().stream().findFirst());
        PublicEndpointCheck check =
                new PublicEndpointCheck(new HttpPublicEndpoint(url, endpoint.headerName(), caller), url);
        report.add(check.stranger());
        if (key.isEmpty() || key.get().isBlank() || key.get().chars().anyMatch(Character::isISOControl)) {
            report.add(Finding.fail(
                    "key",
                    key.isEmpty()
                            ? endpoint.absence() + "."
                            : "The key is empty, or holds characters that no header can.",
                    "Set the key that Khoros sends, or enter it with --ask-key."));
            report.add(Finding.skip(REST, "Not tried without a key."));
            return;
        }
        for (String object : List.of("customer", "case")) {
            report.add(check.metadata(object, endpoint.headerValue(key.get())));
        }
    }
}
