package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The accounts that were one person with a customer in Care when the synchronisation last looked. Without it, an account
 * that an agent has split off would look like one that wasn't joined yet.
 */
final class JoinedAccounts {

    /** What fits into a state file of some megabytes; further accounts are not remembered. */
    private static final int MOST = 100_000;

    private final Map<Long, Set<String>> accounts = new TreeMap<>();

    JoinedAccounts(Map<Long, Set<String>> stored) {
        stored.forEach((customer, names) -> accounts.put(customer, new TreeSet<>(names)));
    }

    Map<Long, Set<String>> stored() {
        return accounts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
    }

    void add(Map<Long, ? extends Collection<AuthorRef>> joined) {
        joined.forEach((customer, refs) -> refs.forEach(ref -> add(customer, name(ref.network(), ref.id()))));
    }

    void add(long customer, AuthorAccount account) {
        if (account.id() != null) {
            add(customer, name(account.network(), account.id()));
        }
    }

    private void add(long customer, String account) {
        if (accounts.size() < MOST || accounts.containsKey(customer)) {
            accounts.computeIfAbsent(customer, any -> new TreeSet<>()).add(account);
        }
    }

    void remove(long customer, AuthorRef account) {
        accounts.computeIfPresent(customer, (any, names) -> {
            names.remove(name(account.network(), account.id()));
            return names.isEmpty() ? null : names;
        });
    }

    /** The customers with whom this account was one person. */
    List<Long> customers(AuthorAccount account) {
        String name = name(account.network(), account.id());
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The accounts that were one person with this customer. */
    Set<AuthorRef> of(long customer) {
        return accounts.getOrDefault(customer, Set.of()).stream()
                .map(name -> name.split(" ", 2))
                .map(parts -> AuthorRef.of(parts[0], parts[1]))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String name(String network, String id) {
        return network + " " + id;
    }
}
