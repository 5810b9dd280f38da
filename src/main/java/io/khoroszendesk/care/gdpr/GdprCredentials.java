package io.khoroszendesk.care.gdpr;

import io.khoroszendesk.care.api.BasicCredentials;
import io.khoroszendesk.common.security.SecretFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The user of the GDPR API, who may delete. */
@Singleton
public class GdprCredentials extends BasicCredentials {

    @Inject
    public GdprCredentials(GdprConfig config) {
        super(config.username(), new SecretFile(config.password(), config.passwordFile()), "CARE_GDPR_PASSWORD");
    }
}
