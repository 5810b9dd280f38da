package io.khoroszendesk.zendesk;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An address that is added to a user.
 *
 * @param skipVerifyEmail whether Zendesk sends the user no e-mail about it
 */
@RegisterForReflection
record NewIdentity(String type, String value, boolean skipVerifyEmail) {

    /** An e-mail address that is added without e-mail to the user. */
    static NewIdentity email(String address) {
        return new NewIdentity("email", address, true);
    }
}
