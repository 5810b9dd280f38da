package io.khoroszendesk.zendesk;

import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Builds links to the pages that agents open in Zendesk, because Zendesk's responses only hold URLs of its API. */
@Singleton
public class AgentLinks {

    private final ZendeskConfig config;

    @Inject
    public AgentLinks(ZendeskConfig config) {
        this.config = config;
    }

    public String user(long id) {
        return config.agentOrigin() + "/agent/users/" + id;
    }

    public String ticket(long id) {
        return config.agentOrigin() + "/agent/tickets/" + id;
    }
}
