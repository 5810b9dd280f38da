package io.khoroszendesk.crm;

import io.khoroszendesk.common.config.Allowed;
import io.khoroszendesk.common.http.Urls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Details on which Khoros' documents are silent or contradict each other, and limits of requests. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.khoros")
public interface CrmApiConfig {

    /** The base path of all operations. The registered {@code instanceUrl} ends with it. */
    @Allowed(form = Urls.PATH + "/?", words = "a path such as /api/v1")
    @WithDefault("/api/v1")
    String basePath();

    /** The HTTP status of a successful customer update: 201 on Khoros Marketing's pages, 200 on its Care pages. */
    @Allowed(from = "200", to = "299")
    @WithDefault("201")
    int updateCustomerStatus();

    /** The HTTP status of a successful case update: 200 in the OpenAPI document, 201 on the page. */
    @Allowed(from = "200", to = "299")
    @WithDefault("200")
    int updateCaseStatus();

    /** The ids of the Khoros companies that are served; all if empty. */
    Optional<List<String>> companyIds();

    /**
     * The maximum size of a request body. The default fits 200 interactions, the most that are accepted at once, of
     * 10,000 characters each, which are 20 kB in most scripts. Longer posts exist, but one Zendesk comment holds only
     * 64 kB for all of them.
     */
    @Allowed(from = "1K", to = "256M")
    @WithDefault("4M")
    MemorySize maxBodySize();

    /**
     * The time in which the whole body of a request must have arrived; otherwise the connection is closed. It counts
     * towards the deadline of the response, so a longer time leaves less for Zendesk.
     */
    @Allowed(from = "100ms", to = "1m")
    @WithDefault("5s")
    Duration bodyTimeout();
}
