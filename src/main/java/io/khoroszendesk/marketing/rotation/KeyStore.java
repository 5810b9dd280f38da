package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.security.SecretList;

/** Where the keys are kept that all replicas accept. */
interface KeyStore {

    SecretList read();

    /**
     * Replaces the keys, or says what has to be done for it.
     *
     * @return whether it was done; where it was not, whoever runs the command has been told how to do it
     */
    boolean write(SecretList keys);
}
