package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.push.PushResult.Joined;
import io.khoroszendesk.care.push.PushResult.NotJoined;
import io.khoroszendesk.care.push.PushResult.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * Which accounts the customers of one push are joined with. Every account is looked up before anything is sent, because
 * accounts of different customers may belong to one person in Care: each of them alone looks free.
 */
final class JoinPlan {

    /**
     * What is known of earlier pushes.
     *
     * @param isTaken whether the person with this mark was joined with a customer other than this one lately
     * @param takes is told the mark of a person, and the customer whom it is about to be joined with
     * @param isSplit whether an agent has split the account off the customer lately
     */
    record Memory(
            BiPredicate<String, String> isTaken,
            BiConsumer<String, String> takes,
            BiPredicate<String, AuthorRef> isSplit) {}

    /** What a look-up of an author has brought; a reason if Care couldn't say. */
    private record Found(Person person, Reason reason) {}

    private final CareClient care;
    private final String crmKey;
    private final Memory memory;

    private final Map<AuthorRef, Set<String>> named = new HashMap<>();
    private final Map<AuthorRef, Found> found = new HashMap<>();
    /** The customers who name an account of a person, by each mark of the person. */
    private final Map<String, Set<String>> claims = new HashMap<>();

    private boolean isSilent;

    /** Looks up all accounts. */
    JoinPlan(CareClient care, String crmKey, List<AuthorUpdate> updates, Memory memory) {
        this.care = care;
        this.crmKey = crmKey;
        this.memory = memory;
        for (AuthorUpdate update : updates) {
            for (AuthorRef account : update.joins()) {
                named.computeIfAbsent(account, any -> new HashSet<>()).add(update.id());
            }
        }
        named.keySet().forEach(this::lookUp);
    }

    /**
     * The updates of a batch with only those accounts that are certain; the others are added to {@code notJoined}. All
     * that are one person with their customer as soon as the batch is sent are added to {@code joined}.
     *
     * @param again whether much time has passed since the look-ups, so that what is to be joined is looked up again
     */
    List<AuthorUpdate> sure(List<AuthorUpdate> batch, boolean again, List<Joined> joined, List<NotJoined> notJoined) {
        return batch.stream()
                .map(update -> sure(update, again, joined, notJoined))
                .toList();
    }

    private AuthorUpdate sure(AuthorUpdate update, boolean again, List<Joined> joined, List<NotJoined> notJoined) {
        Map<AuthorRef, Reason> reasons = new LinkedHashMap<>();
        List<AuthorRef> sure = new ArrayList<>();
        for (AuthorRef account : update.joins()) {
            Decision decision = decide(update.id(), account);
            if (decision.join && again) {
                lookUp(account);
                decision = decide(update.id(), account);
            }
            if (decision.join) {
                sure.add(account);
            } else if (decision.reason != null) {
                reasons.put(account, decision.reason);
            } else {
                joined.add(new Joined(update.id(), account));
            }
        }
        if (!sure.isEmpty()) {
            Optional<Reason> obstacle = obstacle(update.id(), sure);
            obstacle.ifPresent(reason -> sure.forEach(account -> reasons.put(account, reason)));
            sure.removeAll(reasons.keySet());
        }
        sure.forEach(account -> joined.add(new Joined(update.id(), account)));
        reasons.forEach((account, reason) -> notJoined.add(new NotJoined(update.id(), account, reason)));
        return update.with(sure);
    }

    /** Whether to join, and if not, why. Neither if both are already one person. */
    private record Decision(boolean join, Reason reason) {
        static Decision not(Reason reason) {
            return new Decision(false, reason);
        }
    }

    private Decision decide(String customer, AuthorRef account) {
        Found owner = found.get(account);
        if (named.get(account).size() > 1) {
            return Decision.not(Reason.NAMED_TWICE);
        }
        if (owner.reason != null) {
            return Decision.not(owner.reason);
        }
        List<String> customers = owner.person.customers(crmKey);
        if (customers.stream().anyMatch(other -> !other.equals(customer))) {
            return Decision.not(Reason.ANOTHERS);
        }
        if (!customers.isEmpty()) {
            return Decision.not(null);
        }
        if (memory.isSplit.test(customer, account)) {
            return Decision.not(Reason.SPLIT_OFF);
        }
        Set<String> marks = marks(owner.person);
        boolean isContested = marks.stream().anyMatch(mark -> claims.get(mark).size() > 1);
        return isContested || marks.stream().anyMatch(mark -> memory.isTaken.test(mark, customer))
                ? Decision.not(Reason.SAME_PERSON)
                : new Decision(true, null);
    }

    /**
     * The last question before a join: what speaks against it on the customer's side. If nothing does, all persons
     * concerned are the customer's from now on.
     */
    private Optional<Reason> obstacle(String customer, List<AuthorRef> accounts) {
        Found own = ask(care.crm(customer));
        if (own.reason == Reason.UNSURE) {
            return Optional.of(Reason.UNSURE);
        }
        if (own.person != null && own.person.customers(crmKey).stream().anyMatch(other -> !other.equals(customer))) {
            return Optional.of(Reason.NOT_ALONE);
        }
        accounts.forEach(account -> takes(found.get(account).person, customer));
        if (own.person != null) {
            takes(own.person, customer);
        }
        return Optional.empty();
    }

    private void takes(Person person, String customer) {
        marks(person).forEach(mark -> memory.takes.accept(mark, customer));
    }

    private void lookUp(AuthorRef account) {
        Found owner = ask(account);
        found.put(account, owner);
        if (owner.person != null) {
            marks(owner.person).forEach(mark -> claims.computeIfAbsent(mark, any -> new HashSet<>())
                    .addAll(named.get(account)));
        }
    }

    private Found ask(AuthorRef author) {
        if (isSilent) {
            return new Found(null, Reason.UNSURE);
        }
        try {
            List<Person> persons = care.author(author, false);
            return switch (persons.size()) {
                case 0 -> new Found(null, Reason.UNKNOWN);
                case 1 ->
                    persons.getFirst().has(author)
                            ? new Found(persons.getFirst(), null)
                            : new Found(null, Reason.UNSURE);
                default -> new Found(null, Reason.UNSURE);
            };
        } catch (CareException e) {
            // Hundreds of further look-ups would fail like this one, each after all its retries.
            isSilent = e.concernsAll();
            return new Found(null, Reason.UNSURE);
        }
    }

    /**
     * What tells that two look-ups have found the same person: its id and each of its authors. Care may leave out an id,
     * and a person that was joined with another one meanwhile has a new one.
     */
    private static Set<String> marks(Person person) {
        Set<String> marks = new HashSet<>();
        if (person.id() != null) {
            marks.add("person " + person.id());
        }
        for (AuthorAccount author : person.handles()) {
            if (author.lswUuid() != null) {
                marks.add("author " + author.lswUuid());
            }
            if (author.id() != null) {
                marks.add(author.network() + " " + author.instance() + " " + author.id());
            }
        }
        return marks;
    }
}
