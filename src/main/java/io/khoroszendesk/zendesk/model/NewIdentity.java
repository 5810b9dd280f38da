package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An address that is added to a user.
 *
 * @param skipVerifyEmail whether Zendesk refrains from mailing the user about it
 */
@RegisterForReflection
public record NewIdentity(String type, String value, boolean skipVerifyEmail) {

    /** An e-mail address that nobody is mailed about. */
    public static NewIdentity email(String address) {
        return new NewIdentity("email", address, true);
    }
}
