package io.khoroszendesk.zendesk.auth;

import java.util.Optional;

/** The secrets of the Zendesk account as they are at this moment: they may be rotated while the service runs. */
public interface Secrets {

    Optional<String> oauthClientSecret();

    Optional<String> apiToken();
}
