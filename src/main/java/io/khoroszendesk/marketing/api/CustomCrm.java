package io.khoroszendesk.marketing.api;

import io.khoroszendesk.common.security.SecretMask;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/**
 * What Khoros is told about this service. All three members are required, in the registration as in every change.
 *
 * @param instanceUrl the address up to and with the base path, without a slash at its end
 * @param authHeaderValue what Khoros sends with every call, whole and unchanged
 */
@RegisterForReflection
public record CustomCrm(String name, String instanceUrl, String authHeaderValue) {

    /** For people: without the secret. */
    public CustomCrm masked() {
        String scheme = authHeaderValue.toLowerCase(Locale.ROOT).startsWith("bearer ") ? "Bearer " : "";
        return new CustomCrm(name, instanceUrl, scheme + SecretMask.MASK);
    }

    @Override
    public String toString() {
        return "CustomCrm[" + name + ", " + instanceUrl + ", " + SecretMask.MASK + "]";
    }
}
