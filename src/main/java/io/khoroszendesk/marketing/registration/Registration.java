package io.khoroszendesk.marketing.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.marketing.api.CustomCrm;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is known about our registration with Khoros, which has no call to read it.
 *
 * @param crmId Khoros' id; null if it is not known
 * @param keyMark identifies the key that Khoros sends without revealing it; null if unknown
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Registration(State state, Long crmId, String name, String url, String keyMark) {

    public static final String FILE = "khoros-registration.json";

    private static final int MARK_LENGTH = 16;

    enum State {
        /** The request is about to be sent or was sent; it is unknown whether it arrived. */
        POSTING,
        /** Khoros has accepted it. */
        REGISTERED,
        /** Khoros has accepted it, but its response contained no id. */
        REGISTERED_WITHOUT_ID
    }

    static Registration posting(CustomCrm crm) {
        return new Registration(State.POSTING, null, crm.name(), crm.instanceUrl(), mark(crm.authHeaderValue()));
    }

    static Registration adopted(long crmId, String name, String url) {
        return new Registration(State.REGISTERED, crmId, name, url, null);
    }

    Registration accepted(Long id) {
        return new Registration(id == null ? State.REGISTERED_WITHOUT_ID : State.REGISTERED, id, name, url, keyMark);
    }

    Registration with(CustomCrm crm) {
        return new Registration(State.REGISTERED, crmId, crm.name(), crm.instanceUrl(), mark(crm.authHeaderValue()));
    }

    public boolean isOf(String key) {
        return keyMark != null && keyMark.equals(mark(key));
    }

    /** The mark of a key, which is the same with and without its scheme. */
    static String mark(String key) {
        return Digests.of("khoros-key:" + SecretMask.bare(key)).substring(0, MARK_LENGTH);
    }
}
