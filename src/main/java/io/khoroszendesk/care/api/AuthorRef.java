package io.khoroszendesk.care.api;

import java.util.Objects;

/**
 * Names an author: an account on one network.
 *
 * @param network Care's name of it: {@code crm}, {@code twitter}, {@code facebook}, {@code instagram}, {@code lithium}, …
 * @param instance which CRM or community it is; null for networks there is one of
 * @param id the network's own id, never a handle, which may change hands
 */
public record AuthorRef(String network, String instance, String id) {

    public static final String CRM = "crm";

    public AuthorRef {
        Objects.requireNonNull(network);
        Objects.requireNonNull(id);
    }

    /** An author of a network of which there is one. */
    public static AuthorRef of(String network, String id) {
        return new AuthorRef(network, null, id);
    }

    /** The record of a customer in the CRM of this integration key. */
    public static AuthorRef crm(String key, String id) {
        return new AuthorRef(CRM, Objects.requireNonNull(key), id);
    }

    /** What stands for the instance in a path where the endpoint wants one; Khoros' sample repeats the network's name. */
    String instanceOrNetwork() {
        return instance == null ? network : instance;
    }
}
