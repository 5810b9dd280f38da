package io.khoroszendesk.common.http;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks of addresses in settings and options, and how addresses are put together. */
public final class Urls {

    /** The regular expression of a path of plain segments, such as {@code /hooks/zendesk}. */
    public static final String PATH = "(/[A-Za-z0-9._~-]++)++";

    private static final Pattern PLAIN_PATH = Pattern.compile(PATH);

    private Urls() {}

    /** Whether a URL is complete: http or https with a host, and without user, query or fragment. */
    public static boolean isWhole(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    /** Whether an address is whole and has no path but {@code /}. */
    public static boolean isOrigin(URI address) {
        return isWhole(address)
                && (address.getPath().isEmpty() || address.getPath().equals("/"));
    }

    /** Whether a text is a path of plain segments, such as {@code /hooks/zendesk}, without a slash at its end. */
    public static boolean isPath(String text) {
        return PLAIN_PATH.matcher(text).matches();
    }

    /**
     * The problem of an address in a setting that ends with a path which is appended to it, so that it would stand there
     * twice. Empty if it doesn't; the prefix of a proxy may follow the host.
     */
    public static Optional<String> repetition(String key, URI address, String appended) {
        String path = withoutSlashAtEnd(appended);
        return withoutSlashAtEnd(address.getPath()).endsWith(path)
                ? Optional.of(key + " ends with " + path + ", but must be without it, because it is appended")
                : Optional.empty();
    }

    /**
     * The problem of an address in a setting that names a host of this domain, or the domain, without TLS. Secrets would go there readable
     * by everybody on the way.
     */
    public static Optional<String> withoutTls(String key, URI address, String domain) {
        String host = address.getHost();
        boolean isOfDomain = host != null && ("." + host).endsWith("." + domain);
        return isOfDomain && "http".equals(address.getScheme())
                ? Optional.of(key + " begins with http://, but must begin with https://, because secrets go there")
                : Optional.empty();
    }

    /** The address without slashes at its end, so that a path can follow. */
    public static String withoutSlashAtEnd(URI address) {
        return withoutSlashAtEnd(address.toString());
    }

    /** The path or address without slashes at its end. */
    public static String withoutSlashAtEnd(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }
}
