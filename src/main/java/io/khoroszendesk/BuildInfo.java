package io.khoroszendesk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** A gauge that is always 1 and tells by its labels which build runs. */
@Startup
@Singleton
class BuildInfo {

    @Inject
    BuildInfo(MeterRegistry registry) {
        AdapterVersion build = AdapterVersion.read();
        Gauge.builder("adapter.build.info", () -> 1)
                .description("The version and the commit of this build")
                .tag("version", build.version())
                .tag("revision", build.revision())
                .register(registry);
    }
}
