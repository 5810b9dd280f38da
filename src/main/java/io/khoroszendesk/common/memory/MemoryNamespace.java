package io.khoroszendesk.common.memory;

/** What separates and hides what one account's replicas share from all else on the same server. */
public interface MemoryNamespace {

    /** The account. Replicas of the same account share one memory. */
    String account();

    /** A secret that all replicas of the account have, and the server of the memory doesn't: the key of all digests. */
    String secret();
}
