package io.khoroszendesk.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person as Care models it: a group of authors.
 *
 * @param id Care's internal id of the person; an author's is {@link AuthorAccount#lswUuid}
 * @param others all other members, unchanged: tags, notes, time zone, attributes
 */
public record Person(String id, List<AuthorAccount> handles, Map<String, JsonNode> others) {

    private static final Set<String> READ = Set.of("id", "handles");

    public Person {
        handles = List.copyOf(handles);
    }

    /**
     * Reads a person from Care's response. The handles of a network may be a list or a single one, and may be missing.
     */
    static Person of(JsonNode json) {
        List<AuthorAccount> handles = new ArrayList<>();
        json.path("handles").properties().forEach(network -> {
            JsonNode authors = network.getValue();
            if (authors.isArray()) {
                authors.forEach(author -> handles.add(AuthorAccount.of(network.getKey(), author)));
            } else if (authors.isObject()) {
                handles.add(AuthorAccount.of(network.getKey(), authors));
            }
        });
        return new Person(LenientJson.text(json, "id"), handles, LenientJson.others(json, READ));
    }

    /** The ids of the customers of this CRM among the person's authors. */
    public List<String> customers(String crmKey) {
        return handles.stream()
                .filter(handle -> handle.isOfCrm(crmKey) && handle.id() != null)
                .map(AuthorAccount::id)
                .distinct()
                .toList();
    }

    /** The person's other authors: accounts on social networks, communities and other CRMs. */
    public List<AuthorAccount> accounts(String crmKey) {
        return handles.stream().filter(handle -> !handle.isOfCrm(crmKey)).toList();
    }

    /** How all of the person's authors are named that can be named in a call. */
    public List<AuthorRef> authors(String crmKey) {
        return handles.stream()
                .map(handle -> handle.ref(crmKey))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Whether the person has this author. Care lists some accounts as {@code external}, leaves the id out of accounts that
     * were scrubbed, and finds one on Facebook by each of its scoped ids.
     */
    public boolean has(AuthorRef author) {
        return handles.stream().anyMatch(account -> account.isFor(author));
    }

    /** Whether the person has an account of this network with this handle, as far as Care tells. */
    public boolean isNamed(String network, String handle) {
        return handles.stream().anyMatch(account -> account.isNamed(network, handle));
    }

    /**
     * The author with whom the person stays when these are split off; preferably an account of a network, because its
     * path is certain. Empty if nobody would be left, or none that can be named.
     */
    public Optional<AuthorRef> staying(String crmKey, Collection<AuthorRef> away) {
        List<AuthorRef> others = authors(crmKey).stream()
                .filter(author -> away.stream().noneMatch(author::isSame))
                .toList();
        return others.stream()
                .filter(author -> !author.network().equals(AuthorRef.CRM))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }
}
