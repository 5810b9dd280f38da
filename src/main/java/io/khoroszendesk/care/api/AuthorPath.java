package io.khoroszendesk.care.api;

import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.common.http.PercentEncoding;

/**
 * The path segments that name an author, encoded.
 *
 * @param instance null for networks with a single instance
 * @param last an id or a handle
 */
record AuthorPath(String network, String instance, String last) {

    /**
     * The path to an author.
     *
     * @throws CareException {@link Kind#INVALID} if a segment is empty or consists of dots alone
     */
    static AuthorPath of(AuthorRef author) {
        return new AuthorPath(
                segment(author.network()),
                author.instance() == null ? null : segment(author.instance()),
                segment(author.id()));
    }

    /** An id as a segment of a path. Care would take one of dots alone for another path. */
    static String segment(String id) {
        try {
            return PercentEncoding.segment(id);
        } catch (IllegalArgumentException e) {
            throw CareException.of(
                    Kind.INVALID, "An author can't be named by an empty id, or by one of dots alone.", e);
        }
    }
}
