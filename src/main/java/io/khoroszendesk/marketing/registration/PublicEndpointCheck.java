package io.khoroszendesk.marketing.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.log.Plural;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds out what Khoros would get if it called this service at its public URL now. */
final class PublicEndpointCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRONG_KEY = "Bearer a-wrong-key";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private final PublicEndpoint door;
    private final String url;

    PublicEndpointCheck(PublicEndpoint door, String url) {
        this.door = door;
        this.url = url;
    }

    /** Requests both objects with the key, and one with a wrong key. */
    List<Finding> run(String headerValue) {
        List<Finding> findings = new ArrayList<>();
        address(findings);
        for (String object : List.of("customer", "case")) {
            findings.add(metadata(object, door.look(object, headerValue)));
        }
        findings.add(stranger(door.look("customer", WRONG_KEY)));
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

    private static Finding metadata(String object, PublicEndpoint.Look look) {
        if (look.isAccepted()) {
            JsonNode fields = fields(look.body());
            return fields.isArray() && !fields.isEmpty()
                    ? Finding.ok(
                            object,
                            "Khoros would see " + Plural.of(fields.size(), "field") + ", after "
                                    + seconds(look.millis()) + " s of the 20 s it waits.")
                    : Finding.fail(
                            object,
                            "Khoros would see something that is not our metadata.",
                            "See whether the address is that of this service, with the base path at its end.");
        }
        return Finding.fail(object, "Khoros would see that the address " + look.words() + ".", advice(look));
    }

    private static String advice(PublicEndpoint.Look look) {
        return switch (look.status()) {
            case 0 ->
                "See whether the service runs, and whether DNS, firewall and certificate let the internet through to it.";
            case 401 ->
                "The running service has other keys than this command: compare their KHOROS_AUTH_HEADER_VALUES, and"
                        + " KHOROS_AUTH_HEADER_NAME.";
            case 404 -> "See whether the address ends with the base path (ADAPTER_KHOROS_BASE_PATH).";
            case 301, 302, 303, 307, 308 -> "Register the address it redirects to: Khoros may not follow.";
            case 500, 502, 503, 504 -> "Run check where the service runs; it says what is wrong.";
            default -> "See what answers at this address.";
        };
    }

    private static Finding stranger(PublicEndpoint.Look look) {
        if (look.isRefused()) {
            return Finding.ok("wrong key", "Whoever has a wrong key is turned away with 401.");
        }
        return look.isAccepted()
                ? Finding.fail(
                        "wrong key",
                        "A wrong key is accepted, so anybody could read customers' data.",
                        "See what stands before the service: it adds or drops the header with the key.")
                : Finding.fail(
                        "wrong key",
                        "With a wrong key the address " + look.words() + " instead of 401.",
                        "See what answers at this address.");
    }

    private static JsonNode fields(String body) {
        try {
            return JSON.readTree(body).path("fields");
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String seconds(long millis) {
        return millis / 1000 + "." + millis % 1000 / 100;
    }
}
