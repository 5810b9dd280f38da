package io.khoroszendesk.common.http;

import java.net.URI;

/** Checks of addresses in settings and options, and how addresses are put together. */
public final class Urls {

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
