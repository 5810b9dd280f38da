package io.khoroszendesk.care.api;

import java.util.Objects;

/**
 * Identifies an author: an account on one network.
 *
 * @param network Care's name of the network: {@code crm}, {@code twitter}, {@code facebook}, {@code instagram},
 * {@code lithium}, …
 * @param instance which CRM or community it is; null for networks with a single instance
 * @param id the network's own id, never a handle, because handles change hands
 */
public record AuthorRef(String network, String instance, String id) {

    public static final String CRM = "crm";

    public AuthorRef {
        Objects.requireNonNull(network);
        Objects.requireNonNull(id);
    }

    /** An author of a network with a single instance. */
    public static AuthorRef of(String network, String id) {
        return new AuthorRef(network, null, id);
    }

    /** The record of a customer in the CRM of this integration key. */
    public static AuthorRef crm(String key, String id) {
        return new AuthorRef(CRM, Objects.requireNonNull(key), id);
    }

    // Written, because the ones that a record gets cost a native executable microseconds, and refs are keys of maps.
    @Override
    public boolean equals(Object other) {
        return other instanceof AuthorRef ref
                && network.equals(ref.network)
                && Objects.equals(instance, ref.instance)
                && id.equals(ref.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(network, instance, id);
    }

    /** Whether both are the same author. Care names the instance of some networks that have only one; others don't. */
    public boolean isSame(AuthorRef other) {
        return network.equals(other.network)
                && id.equals(other.id)
                && (instance == null || other.instance == null || instance.equals(other.instance));
    }

    /** How commands and reports name it: {@code twitter:9050}, {@code crm/zendesk_1:4711}. */
    public String words() {
        return network + (instance == null ? "" : "/" + instance) + ":" + id;
    }

    /** The path segment for the instance if the endpoint demands one. Khoros' sample repeats the network's name. */
    String instanceOrNetwork() {
        return instance == null ? network : instance;
    }
}
