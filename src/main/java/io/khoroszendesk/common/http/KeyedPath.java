package io.khoroszendesk.common.http;

import java.util.Optional;

/**
 * A path beside the API that is served to whoever has Khoros' key. The key and the size of the body are checked, and the
 * body is read, before its handler is called.
 */
public interface KeyedPath {

    /** The whole path, which must match exactly; empty while it is not served. */
    Optional<String> keyedPath();
}
