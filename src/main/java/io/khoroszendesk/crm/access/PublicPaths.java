package io.khoroszendesk.crm.access;

import io.khoroszendesk.common.http.PublicPath;
import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The paths that are served without Khoros' key. Paths are compared exactly: any other spelling needs the key. */
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
    private final boolean isSwaggerOn;
    private final boolean isDevelopment = LaunchMode.current() == LaunchMode.DEVELOPMENT;

    @Inject
    PublicPaths(
            @All List<PublicPath> further, @ConfigProperty(name = "quarkus.swagger-ui.enabled") boolean isSwaggerOn) {
        this.further = further;
        this.isSwaggerOn = isSwaggerOn;
    }

    /** Whether a request to a path, which is in normal form, needs no key. Documents may only be read. */
    public boolean contains(HttpMethod method, String path) {
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        return reads && path.equals(DOCUMENT)
                || reads && isSwaggerOn && RequestTarget.isBelow(path, SWAGGER)
                || isDevelopment && RequestTarget.isBelow(path, DEVELOPMENT)
                || further.stream()
                        .anyMatch(
                                other -> other.publicPath().filter(path::equals).isPresent());
    }
}
