package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.security.SecretList;

/** Stores the keys that all replicas accept. */
interface KeyStore {

    SecretList read();

    /**
     * Replaces the keys, or tells the user how to do it.
     *
     * @return whether they were replaced; if not, the user has been told what to do
     */
    boolean write(SecretList keys);
}
