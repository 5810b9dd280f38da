package io.khoroszendesk.common.http;

import java.util.Set;

/** Documents of the API port that everybody may read, and do nothing else with. Every other path needs Khoros' key. */
public interface PublicDocuments {

    /** Their whole paths, which must match exactly; none while they are not served. */
    Set<String> publicDocuments();
}
