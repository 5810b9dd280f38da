package io.khoroszendesk.crm;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What Khoros' sources leave open, or contradict each other about. */
@ConfigMapping(prefix = "adapter.khoros")
public interface CrmApiConfig {

    /** The path before all operations; the registered {@code instanceUrl} ends with it. */
    @WithDefault("/api/v1")
    String basePath();

    /** The status of a customer's update: 201 is what Khoros Marketing's pages print, 200 what its Care pages do. */
    @WithDefault("201")
    int updateCustomerStatus();

    /** The status of a case's update: 200 in the OpenAPI document, 201 on the page. */
    @WithDefault("200")
    int updateCaseStatus();

    /** The companies that are served, by Khoros' id; all where none is named. */
    Optional<List<String>> companyIds();

    /**
     * The largest body of a request. The default has room for 200 interactions, the most that are taken at once, of 10,000
     * characters each, which are 20 kB in most scripts. Longer posts exist, but a comment in Zendesk holds 64 kB of them all.
     */
    @WithDefault("4M")
    MemorySize maxBodySize();

    /**
     * The time in which the whole body of a request must have come; after it the connection is closed. It counts as part of
     * the time that an answer may take, so a longer one leaves less for Zendesk.
     */
    @WithDefault("5s")
    Duration bodyTimeout();
}
