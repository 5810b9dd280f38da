package io.khoroszendesk.care.push;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * How a Zendesk user becomes a Care author. The mapping consists of lists, because environment variables can't carry the
 * keys of a map.
 */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.care")
public interface AuthorConfig {

    /**
     * The attributes of the CRM author for what every user has: {@code <source>=<attribute key>}, with the sources
     * {@code id}, {@code name}, {@code email}, {@code phone}, {@code organization}, {@code tags} and {@code link}, the
     * page that agents open in Zendesk. The keys are those agreed with Khoros Support: Care rejects unknown attributes.
     * Sources that are left out are not sent.
     */
    @WithDefault("id=zendesk_id,name=name,email=email,phone=phone,organization=organization,tags=tags,link=zendesk_url")
    List<String> attributes();

    /**
     * The attributes for custom user fields: {@code <key of the user field>=<attribute key>}, for example
     * {@code plan=plan}.
     */
    Optional<List<String>> fields();

    /**
     * The value that is sent if the customer has none (any more), because Care's attributes can't be deleted. Default:
     * an empty text.
     */
    Optional<String> noValue();

    /**
     * Whether a CRM author is joined with the author of the customer's social account. Joining merges two records into
     * one person, and is done only if the account certainly belongs to this customer and nobody else.
     */
    @WithDefault("true")
    boolean join();

    /** The networks whose authors are joined. Care rejects a whole request that names an unknown network. */
    @WithDefault("facebook,instagram,twitter")
    List<String> joinNetworks();

    /** The number of authors per request, from 1 to 100. Care documents no limit; its own sample sends 100. */
    @Allowed(from = "1", to = "100")
    @WithDefault("100")
    int batchSize();
}
