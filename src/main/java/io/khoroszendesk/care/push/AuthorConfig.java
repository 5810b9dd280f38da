package io.khoroszendesk.care.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * What a Zendesk user is as a Care author. The mapping consists of lists, because the keys of a map
 * don't survive the names of the environment.
 */
@ConfigMapping(prefix = "adapter.care")
public interface AuthorConfig {

    /**
     * Which attributes of the CRM author get what every user has: {@code <source>=<attribute key>}, with the sources
     * {@code id}, {@code name}, {@code email}, {@code phone}, {@code organization}, {@code tags} and {@code link}, the page that
     * agents open in Zendesk. The keys are those agreed with Khoros Support: Care refuses an attribute it doesn't know. What
     * is left out is not sent.
     */
    @WithDefault("id=zendesk_id,name=name,email=email,phone=phone,organization=organization,tags=tags,link=zendesk_url")
    List<String> attributes();

    /** Which attributes get custom user fields: {@code <key of the user field>=<attribute key>}, such as {@code plan=plan}. */
    Optional<List<String>> fields();

    /**
     * What is sent for an attribute whose customer has no value (any more), since Care's attributes can't be deleted. Nothing
     * set: an empty text.
     */
    Optional<String> noValue();

    /**
     * Whether a CRM author is joined with the author of the customer's social account. That makes one person of two records,
     * and is done only where the account is surely this customer's and nobody else's.
     */
    @WithDefault("true")
    boolean join();

    /** Networks whose authors are joined. Care refuses a whole request that names a network it doesn't have. */
    @WithDefault("facebook,instagram,twitter")
    List<String> joinNetworks();

    /** How many authors are sent at once, from 1 to 100. Care publishes no bound; its own sample sends 100. */
    @WithDefault("100")
    int batchSize();
}
