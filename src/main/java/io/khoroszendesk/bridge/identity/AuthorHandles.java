package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.Interaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads from a conversation under which handles the customer writes. */
final class AuthorHandles {

    private AuthorHandles() {}

    /**
     * The handles that certainly belong to the customer: on each network, that of the only author who isn't the brand.
     * If several people take part in a conversation, the customer can't be told apart.
     */
    static List<Handle> of(List<Interaction> interactions) {
        Map<String, List<Handle>> byNetwork = interactions.stream()
                .filter(Interaction::isByCustomer)
                .map(i -> Handle.of(
                        i.authorNetwork(), i.author().handle(), i.author().serviceId()))
                .flatMap(Optional::stream)
                .filter(handle -> handle.name() != null)
                .distinct()
                .collect(Collectors.groupingBy(Handle::network));
        return byNetwork.values().stream()
                .map(AuthorHandles::theOne)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The account, if all are the same, with its id if any of them has it. */
    private static Optional<Handle> theOne(List<Handle> handles) {
        List<Handle> withId =
                handles.stream().filter(handle -> handle.id() != null).toList();
        boolean oneName = handles.stream().map(Handle::name).distinct().count() == 1;
        return oneName && withId.size() <= 1
                ? Optional.of(withId.isEmpty() ? handles.getFirst() : withId.getFirst())
                : Optional.empty();
    }
}
