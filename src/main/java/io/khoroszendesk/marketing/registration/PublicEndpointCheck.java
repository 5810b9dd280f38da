package io.khoroszendesk.marketing.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.log.Plural;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what Khoros would get if it called this service at its public URL now. */
public final class PublicEndpointCheck {

    /** How long Khoros waits for metadata. */
    private static final Duration METADATA_LIMIT = Duration.ofSeconds(20);

    /** What to do about a way that takes long. */
    public static final String SLOW =
            "Compare it with the time of the same call where the service runs: either Zendesk is slow, or what stands"
                    + " between.";

    private static final String WRONG_KEY = "Bearer a-wrong-key";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private final PublicEndpoint door;
    private final String url;

    public PublicEndpointCheck(PublicEndpoint door, String url) {
        this.door = door;
        this.url = url;
    }

    /** Requests both objects with the key, and one with a wrong key. */
    List<Finding> run(String headerValue) {
        List<Finding> findings = new ArrayList<>();
        address(findings);
        for (String object : List.of("customer", "case")) {
            findings.add(metadata(object, headerValue));
        }
        findings.add(stranger());
        return findings;
    }

    private void address(List<Finding> findings) {
        URI address = URI.create(url);
        if (HERE.contains(address.getHost())) {
            findings.add(Finding.warn(
                    "address",
                    url + " is this machine, which Khoros can't reach.",
                    "Set ADAPTER_PUBLIC_URL to the address in the internet."));
        } else if (!"https".equals(address.getScheme())) {
            findings.add(Finding.warn(
                    "address",
                    url + " is not encrypted, so anybody on the way reads customers' data and the key.",
                    "Use an https address; the ingress or the profile tls serves it."));
        }
    }

    /** Requests the metadata of an object with the key. */
    public Finding metadata(String object, String headerValue) {
        PublicEndpoint.Look look = door.look(object, headerValue);
        return look.isAccepted()
                ? accepted(object, look)
                : Finding.fail(object, "Khoros would see that the address " + look.words() + ".", advice(look))
                        .passing(look.passesAfter());
    }

    private static Finding accepted(String object, PublicEndpoint.Look look) {
        JsonNode metadata = MetadataContract.read(look.body());
        if (!MetadataContract.isMetadata(metadata)) {
            return Finding.fail(
                    object,
                    "Khoros would see something that is not our metadata.",
                    "See whether the address is that of this service, with the base path at its end.");
        }
        Optional<String> problem = MetadataContract.problem(object, metadata);
        if (problem.isPresent()) {
            return Finding.fail(
                    object,
                    "Khoros could not read the metadata, because " + problem.get() + ".",
                    "See what stands before the service and changes what it answers.");
        }
        Duration took = Duration.ofMillis(look.millis());
        String sentence =
                "Khoros would see " + Plural.of(metadata.path("fields").size(), "field") + ", after "
                        + seconds(look.millis()) + " s of the " + METADATA_LIMIT.toSeconds() + " s it waits.";
        return isLate(took, METADATA_LIMIT) ? Finding.warn(object, sentence, SLOW) : Finding.ok(object, sentence);
    }

    /** Whether a response holds metadata, of whatever form. */
    public static boolean isMetadata(String body) {
        return MetadataContract.isMetadata(MetadataContract.read(body));
    }

    /** Whether less than half of the time is left that Khoros waits, so that a slow day could take all of it. */
    public static boolean isLate(Duration took, Duration limit) {
        return took.multipliedBy(2).compareTo(limit) > 0;
    }

    private static String advice(PublicEndpoint.Look look) {
        return switch (look.status()) {
            case 0 ->
                "See whether the service runs, and whether DNS, firewall and certificate let the internet through to"
                        + " it.";
            case 401 ->
                "The running service has other keys than this command: compare their KHOROS_AUTH_HEADER_VALUES, and"
                        + " KHOROS_AUTH_HEADER_NAME.";
            case 404 -> "See whether the address ends with the base path (ADAPTER_KHOROS_BASE_PATH).";
            case 301, 302, 303, 307, 308 -> "Register the address it redirects to: Khoros may not follow.";
            case 500, 502, 503, 504 -> "Run check where the service runs; it says what is wrong.";
            default -> "See what answers at this address.";
        };
    }

    /** Makes a request with a wrong key. */
    public Finding stranger() {
        PublicEndpoint.Look look = door.look("customer", WRONG_KEY);
        if (look.isRefused()) {
            return Finding.ok("wrong key", "Whoever has a wrong key is turned away with 401.");
        }
        return look.isAccepted() && isMetadata(look.body())
                ? Finding.fail(
                        "wrong key",
                        "A wrong key is accepted, so anybody could read customers' data.",
                        "See what stands before the service: it adds or drops the header with the key.")
                : Finding.fail(
                                "wrong key",
                                "With a wrong key the address " + look.words() + " instead of 401.",
                                "See what answers at this address.")
                        .passing(look.passesAfter());
    }

    /** Seconds with one digit behind the point. */
    public static String seconds(long millis) {
        return millis / 1000 + "." + millis % 1000 / 100;
    }
}
