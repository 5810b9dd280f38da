package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.security.SecretFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Checks the address of the shared memory, whose password must not be shown. */
@Singleton
class SharedMemorySettings implements SettingsValidator {

    private final SharedMemoryConfig config;

    @Inject
    SharedMemorySettings(SharedMemoryConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        SharedMemoryAddress address = SharedMemoryAddress.of(config);
        if (address.isWrong()) {
            return List.of("ADAPTER_SHARED_MEMORY_URL is not an address such as redis://host:6379 or"
                    + " rediss://user:password@host:6379/0");
        }
        if (address.text().isEmpty() && config.urlFile().isPresent()) {
            return List.of(new SecretFile(config.url(), config.urlFile()).absence("ADAPTER_SHARED_MEMORY_URL"));
        }
        return List.of();
    }
}
