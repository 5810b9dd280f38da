package io.khoroszendesk.common.memory;

/**
 * What separates and hides what one account's replicas share from all else on the same server.
 *
 * @param account replicas of the same account share one memory
 * @param secret the key of all digests: something that all replicas of the account have, and the server of the memory
 *     doesn't
 */
public record MemoryNamespace(String account, String secret) {

    @Override
    public String toString() {
        return "MemoryNamespace[" + account + "]";
    }
}
