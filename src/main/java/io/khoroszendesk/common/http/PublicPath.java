package io.khoroszendesk.common.http;

import java.util.Optional;

/**
 * A path of the API port that is served without Khoros' key, because what answers there asks for a secret of its own. Every
 * other path needs the key.
 */
public interface PublicPath {

    /** The whole path, which requests must have letter by letter; empty while nothing is served there. */
    Optional<String> publicPath();
}
