package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.CareCredentials;
import io.khoroszendesk.care.gdpr.GdprCredentials;
import io.khoroszendesk.common.security.SecretMask;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Masks in what is shown whatever this service sends to Care to be let in. */
@Singleton
class CareSecrets {

    private final CareCredentials care;
    private final GdprCredentials gdpr;

    @Inject
    CareSecrets(CareCredentials care, GdprCredentials gdpr) {
        this.care = care;
        this.gdpr = gdpr;
    }

    String mask(String text) {
        return SecretMask.mask(
                text,
                Stream.concat(care.secrets().stream(), gdpr.secrets().stream()).toList());
    }
}
