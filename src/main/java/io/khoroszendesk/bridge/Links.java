package io.khoroszendesk.bridge;

import io.khoroszendesk.zendesk.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The pages that agents open in Zendesk; Zendesk's answers hold only addresses of its API. */
@Singleton
public class Links {

    private final String origin;

    @Inject
    Links(ZendeskConfig config) {
        this.origin = config.agentOrigin();
    }

    public String user(long id) {
        return origin + "/agent/users/" + id;
    }

    String ticket(long id) {
        return origin + "/agent/tickets/" + id;
    }
}
