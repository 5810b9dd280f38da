package io.khoroszendesk.ops.openapi;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

/** Binds {@link LazyOpenApiDocument} to Quarkus' own bean when the production build is made. */
public final class OpenApiExtension implements BuildCompatibleExtension {

    @Enhancement(types = OpenApiDocumentService.class)
    public void prepareLater(ClassConfig service) {
        // In other modes a bean of the framework can't see the application's classes, which have a class loader of
        // their own.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            service.addAnnotation(Lazy.class);
        }
    }
}
