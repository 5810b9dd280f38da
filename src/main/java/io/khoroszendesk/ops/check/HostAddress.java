package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where an address leads: whether its host is known, whether the internet reaches it, and whether it is encrypted. */
final class HostAddress {

    private static final String SUBJECT = "address";
    private static final int MOST_SHOWN = 3;
    /** The first byte of local addresses of IPv6 is this, but for its last bit (RFC 4193). */
    private static final int LOCAL_IPV6 = 0xFC;

    private static final int ALL_BUT_THE_LAST_BIT = 0xFE;
    private static final int IPV6 = 16;

    private HostAddress() {}

    /** Looks the names of hosts up. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    static Finding check(URI address, Resolver resolver) {
        String host = address.getHost();
        List<InetAddress> found;
        try {
            found = Arrays.asList(resolver.resolve(host));
        } catch (UnknownHostException e) {
            return Finding.fail(
                            SUBJECT,
                            "The host " + host + " is not known here.",
                            "Compare the address with the name in the DNS; a new name takes a while.")
                    .passing(Optional.of(Duration.ZERO));
        }
        String where = found.stream()
                .map(InetAddress::getHostAddress)
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(", "));
        boolean isPrivate = found.stream().allMatch(HostAddress::isPrivate);
        if ("http".equals(address.getScheme()) && !isPrivate) {
            return Finding.fail(
                    SUBJECT,
                    address + " is not encrypted, so anybody on the way reads customers' data and the key.",
                    "Use an https address; the ingress or the profile tls serves it.");
        }
        return isPrivate
                ? Finding.warn(
                        SUBJECT,
                        "The host " + host + " is in a private network (" + where + "), where Khoros can't reach it.",
                        "Check the address in the internet, from a machine outside this network.")
                : Finding.ok(SUBJECT, "The host " + host + " is known: " + where + ".");
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || bytes.length == IPV6 && (bytes[0] & ALL_BUT_THE_LAST_BIT) == LOCAL_IPV6;
    }
}
