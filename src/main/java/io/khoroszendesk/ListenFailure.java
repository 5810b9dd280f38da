package io.khoroszendesk;

import io.quarkus.runtime.QuarkusBindException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Why the server can't listen, in words that name the setting of the host or of the port. */
final class ListenFailure {

    private static final String API_HOST = "QUARKUS_HTTP_HOST";
    private static final String API_PORT = "QUARKUS_HTTP_PORT";
    private static final String TLS_PORT = "QUARKUS_HTTP_SSL_PORT";
    /** Where health and metrics are; what is wrong there is told without a host and a number. */
    private static final String MANAGEMENT_HOST = "QUARKUS_MANAGEMENT_HOST";

    private static final String MANAGEMENT_PORT = "QUARKUS_MANAGEMENT_PORT";

    private ListenFailure() {}

    /** What is wrong, and what to write; empty if this is another failure. */
    static Optional<String> problem(Throwable cause) {
        if (cause instanceof QuarkusBindException api) {
            String port = String.valueOf(api.getPort());
            return Optional.of(
                    isHere(api.getHost())
                            ? refused(port.equals(property(TLS_PORT)) ? TLS_PORT : API_PORT, port, api)
                            : foreign(API_HOST, api.getHost()));
        }
        if (!(cause instanceof BindException) && !(cause instanceof UnknownHostException)) {
            return Optional.empty();
        }
        return Stream.of(API_HOST, MANAGEMENT_HOST)
                .filter(variable -> !property(variable).isEmpty() && !isHere(property(variable)))
                .map(variable -> foreign(variable, property(variable)))
                .findFirst()
                .or(() -> cause instanceof BindException
                        ? Optional.of(refused(MANAGEMENT_PORT, property(MANAGEMENT_PORT), cause))
                        : Optional.empty());
    }

    private static String foreign(String variable, String host) {
        return variable + " is " + host + ", which is no address of this machine: write 0.0.0.0 for all of them";
    }

    private static String refused(String variable, String port, Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("Permission denied")
                ? variable + " is " + port + ", which this user may not open: write a port from 1024"
                : variable + " is " + port + ", which another process uses: end that one, or write another port";
    }

    private static boolean isHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** The value of a variable's property; empty if there is none. */
    private static String property(String variable) {
        return ConfigProvider.getConfig()
                .getOptionalValue(
                        variable.toLowerCase(Locale.ROOT).replace('_', '.').replace("ssl.port", "ssl-port"),
                        String.class)
                .orElse("");
    }
}
