package io.khoroszendesk.zendesk.auth;

import java.util.Optional;

/** The current secrets of the Zendesk account. They may be rotated while the service runs. */
public interface Secrets {

    Optional<String> oauthClientSecret();

    Optional<String> apiToken();
}
