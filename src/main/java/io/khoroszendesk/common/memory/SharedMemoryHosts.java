package io.khoroszendesk.common.memory;

import io.quarkus.redis.client.RedisHostsProvider;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells Quarkus' Redis client the address, which may come from a file and may hold commas. */
@Singleton
@Identifier("shared-memory")
class SharedMemoryHosts implements RedisHostsProvider {

    private final SharedMemoryConfig config;

    @Inject
    SharedMemoryHosts(SharedMemoryConfig config) {
        this.config = config;
    }

    @Override
    public Set<URI> getHosts() {
        return SharedMemoryAddress.of(config).uri().stream().collect(Collectors.toSet());
    }
}
