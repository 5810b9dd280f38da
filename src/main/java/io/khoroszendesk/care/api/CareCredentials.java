package io.khoroszendesk.care.api;

import io.khoroszendesk.common.security.SecretFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The user of the Author API. */
@Singleton
public class CareCredentials extends BasicCredentials {

    @Inject
    public CareCredentials(CareConfig config) {
        super(config.username(), new SecretFile(config.password(), config.passwordFile()), "CARE_PASSWORD");
    }
}
