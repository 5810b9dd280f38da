package io.khoroszendesk.crm.access;

import io.khoroszendesk.common.http.KeyedPath;
import io.khoroszendesk.common.http.PublicDocuments;
import io.khoroszendesk.common.http.PublicPath;
import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The paths that are served without Khoros' key, and those beside the API that are served with it. Paths are compared
 * exactly: any other spelling needs the key and leads nowhere.
 */
@Singleton
public class PublicPaths {

    /** Quarkus' own pages, which exist on this port in dev mode only. */
    private static final String DEVELOPMENT = "/q";

    /**
     * The paths from application.properties, fixed when the service is built. They can't be read or changed at run
     * time.
     */
    private static final String DOCUMENT = "/openapi";

    private static final String SWAGGER = "/swagger-ui";

    private final List<PublicPath> further;
    private final List<PublicDocuments> documents;
    private final List<KeyedPath> keyed;
    private final boolean isSwaggerOn;
    private final boolean isDevelopment = LaunchMode.current() == LaunchMode.DEVELOPMENT;

    @Inject
    PublicPaths(
            @All List<PublicPath> further,
            @All List<PublicDocuments> documents,
            @All List<KeyedPath> keyed,
            @ConfigProperty(name = "quarkus.swagger-ui.enabled") boolean isSwaggerOn) {
        this.further = further;
        this.documents = documents;
        this.keyed = keyed;
        this.isSwaggerOn = isSwaggerOn;
    }

    /** Whether a request to a path, which is in normal form, needs no key. Documents may only be read. */
    public boolean contains(HttpMethod method, String path) {
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        return reads && path.equals(DOCUMENT)
                || reads && isSwaggerOn && RequestTarget.isBelow(path, SWAGGER)
                || reads
                        && documents.stream()
                                .anyMatch(some -> some.publicDocuments().contains(path))
                || isDevelopment && RequestTarget.isBelow(path, DEVELOPMENT)
                || further.stream()
                        .anyMatch(
                                other -> other.publicPath().filter(path::equals).isPresent());
    }

    /** Whether a path, which is in normal form, is served beside the API to whoever has the key. */
    public boolean isKeyed(String path) {
        return keyed.stream()
                .anyMatch(other -> other.keyedPath().filter(path::equals).isPresent());
    }
}
