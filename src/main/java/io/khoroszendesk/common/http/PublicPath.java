package io.khoroszendesk.common.http;

import java.util.Optional;

/**
 * A path of the API port that is served without Khoros' key, because its handler checks a secret of its own. Every
 * other path needs the key.
 */
public interface PublicPath {

    /** The whole path, which must match exactly; empty while it is not served. */
    Optional<String> publicPath();
}
