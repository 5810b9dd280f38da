package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.config.DerivedSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Derives the settings of Quarkus' Redis client from the address of the shared memory: without one the client sleeps. */
public class SharedMemorySource extends DerivedSettings {

    @Override
    protected Map<String, String> derive(Function<String, Optional<String>> settings) {
        SharedMemoryAddress address = SharedMemoryAddress.of(
                settings.apply("adapter.shared-memory.url"), settings.apply("adapter.shared-memory.url-file"));
        Map<String, String> derived = new HashMap<>();
        derived.put("quarkus.redis.active", String.valueOf(address.uri().isPresent()));
        if (address.hasTls()) {
            derived.put("quarkus.redis.tls-configuration-name", "shared-memory");
        }
        return derived;
    }
}
