package io.khoroszendesk.crm;

import io.khoroszendesk.bridge.api.KhorosCaller;
import jakarta.ws.rs.HeaderParam;

/**
 * The headers that identify the caller. The agent's address has two names: Khoros Care's copy of the API uses the
 * second.
 */
public class CallerHeaders {

    @HeaderParam("x-sf-user-email")
    String userEmail;

    @HeaderParam("x-sf-email")
    String email;

    @HeaderParam("x-sf-initiative")
    String initiative;

    @HeaderParam("x-sf-company-id")
    String companyId;

    KhorosCaller caller() {
        return KhorosCaller.of(userEmail == null ? email : userEmail, initiative, companyId);
    }
}
