package io.khoroszendesk.marketing.api;

import io.khoroszendesk.common.security.SecretMask;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/**
 * What Khoros stores about this service. All three members are required, in the registration as in every change.
 *
 * @param instanceUrl the URL up to and including the base path, without a trailing slash
 * @param authHeaderValue what Khoros sends with every call, complete and unchanged
 */
@RegisterForReflection
public record CustomCrm(String name, String instanceUrl, String authHeaderValue) {

    /** For display: with the secret masked. */
    public CustomCrm masked() {
        String scheme = authHeaderValue.toLowerCase(Locale.ROOT).startsWith("bearer ") ? "Bearer " : "";
        return new CustomCrm(name, instanceUrl, scheme + SecretMask.MASK);
    }

    @Override
    public String toString() {
        return "CustomCrm[" + name + ", " + instanceUrl + ", " + SecretMask.MASK + "]";
    }
}
