package io.khoroszendesk.care.api;

import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.common.http.Urls;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the links between pages. Only their query is used, so that the password is never sent anywhere else. */
final class PageLinks {

    private static final String PATH = "/api/v2/authors";

    private final URI origin;

    PageLinks(URI origin) {
        this.origin = origin;
    }

    /** The parameters of the next page, percent-encoded as received. */
    Map<String, String> query(String nextPageUrl) {
        URI link;
        try {
            // The reference documents the list at a path that looks like it has a fragment; it is none.
            link = origin.resolve(nextPageUrl.trim().replace("/#", ""));
        } catch (IllegalArgumentException e) {
            throw CareException.of(Kind.MALFORMED, "Care's link to the next page of authors can't be read.");
        }
        if (!sameOrigin(link)) {
            throw CareException.of(
                    Kind.MALFORMED,
                    "Care's link to the next page of authors leads to another place than CARE_URL, "
                            + (link.getScheme() + "://" + link.getAuthority()).replaceAll("[^\\w.:/-]", "?")
                            + ", and is not followed: set CARE_URL to that origin if it is Care's.");
        }
        String path = link.getRawPath() == null ? "" : Urls.withoutSlashAtEnd(link.getRawPath());
        if (!path.equals(PATH) || link.getRawQuery() == null) {
            throw CareException.of(
                    Kind.MALFORMED, "Care's link to the next page of authors doesn't lead to a page of authors.");
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : link.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return query;
    }

    private boolean sameOrigin(URI link) {
        return link.getHost() != null
                && link.getUserInfo() == null
                && origin.getScheme().equalsIgnoreCase(link.getScheme())
                && origin.getHost().equalsIgnoreCase(link.getHost())
                && port(origin) == port(link);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
