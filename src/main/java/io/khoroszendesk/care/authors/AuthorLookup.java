package io.khoroszendesk.care.authors;

import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.ConversationsClient;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskId;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds people in Care, and who they are in Zendesk. */
@Singleton
class AuthorLookup {

    /** The longest span for which Care lists conversations. */
    private static final Duration DAY = Duration.ofHours(24);

    private final CareClient care;
    private final ConversationsClient conversations;
    private final ZendeskClient zendesk;
    private final BackgroundCalls asking;
    private final HandlesConfig handles;
    private final Clock clock;

    @Inject
    AuthorLookup(
            CareClient care,
            ConversationsClient conversations,
            ZendeskClient zendesk,
            BackgroundCalls asking,
            HandlesConfig handles,
            Clock clock) {
        this.care = care;
        this.conversations = conversations;
        this.zendesk = zendesk;
        this.asking = asking;
        this.handles = handles;
        this.clock = clock;
    }

    /**
     * The people who are meant; each is there once.
     *
     * @throws CommandException if Care's answer is about nobody who is meant
     */
    List<Person> persons(AuthorSelection who, boolean includeDeletedCrm) {
        List<Person> found = new ArrayList<>();
        if (who.id != null) {
            found.addAll(asked(
                    who.id,
                    includeDeletedCrm,
                    deleted -> care.author(who.id, deleted),
                    person ->
                            person.handles().stream().anyMatch(account -> who.id.equalsIgnoreCase(account.lswUuid()))));
        } else if (who.handle != null) {
            AuthorRef handle = who.plainHandle();
            found.addAll(asked(
                    handle.words(),
                    includeDeletedCrm,
                    deleted -> care.byHandle(handle.network(), handle.instance(), handle.id(), deleted),
                    person -> person.isNamed(handle.network(), handle.id())));
        } else {
            found.addAll(asked(author(who), includeDeletedCrm));
        }
        if (who.customer != null) {
            user(who.customer).ifPresent(user -> Handle.ofLines(user.fieldText(handles.field())).stream()
                    .filter(handle -> handle.id() != null)
                    .forEach(handle ->
                            found.addAll(asked(AuthorRef.of(handle.network(), handle.id()), includeDeletedCrm))));
        }
        return distinct(found);
    }

    private List<Person> asked(AuthorRef author, boolean includeDeletedCrm) {
        return asked(
                author.words(),
                includeDeletedCrm,
                deleted -> care.author(author, deleted),
                person -> person.has(author));
    }

    /** Asks for somebody, and sees that the answer is about them. */
    private static List<Person> asked(
            String who, boolean includeDeletedCrm, Function<Boolean, List<Person>> lookUp, Predicate<Person> isMeant) {
        List<Person> persons = lookUp.apply(includeDeletedCrm);
        if (persons.isEmpty() || persons.stream().anyMatch(isMeant)) {
            return persons;
        }
        // A CRM author whom the CRM has deleted may be left out of their own person.
        if (includeDeletedCrm || lookUp.apply(true).stream().noneMatch(isMeant)) {
            throw new CommandException("Care's answer is not about " + who + ", who was asked for, so it isn't used.");
        }
        return persons;
    }

    /** The ids of the conversations that changed within the last day. */
    List<String> conversations(AuthorSelection who) {
        Instant now = clock.instant();
        Instant start = now.minus(DAY);
        if (who.id != null) {
            return conversations.conversations(who.id, start, now);
        }
        if (who.handle != null) {
            AuthorRef handle = who.plainHandle();
            return conversations.conversationsByHandle(handle.network(), handle.instance(), handle.id(), start, now);
        }
        return conversations.conversations(author(who), start, now);
    }

    /** The author who is meant, unless by Care's own id or by a handle. */
    AuthorRef author(AuthorSelection who) {
        return who.account != null
                ? whole(who.account)
                : care.crm(who.crm != null ? who.crm : String.valueOf(who.customer));
    }

    /** The account with the key of the configured CRM, if it is one of a CRM and names no key. */
    AuthorRef whole(AuthorRef account) {
        return account.network().equals(AuthorRef.CRM) && account.instance() == null ? care.crm(account.id()) : account;
    }

    /** The accounts with these names, each once. */
    List<AuthorRef> all(List<String> names) {
        return AuthorName.all(names).stream().map(this::whole).distinct().toList();
    }

    /**
     * The one person who has this author.
     *
     * @throws CommandException if Care knows none, or can't say which
     */
    Person one(AuthorRef author) {
        List<Person> persons = care.owners(author);
        if (persons.size() != 1) {
            throw new CommandException(
                    persons.isEmpty()
                            ? "Care has no author " + author.words() + ": it is made by the account's first"
                                    + " conversation, or by a push of the customer."
                            : "Care names several persons for " + author.words()
                                    + ", so it isn't certain whose it is.");
        }
        return persons.getFirst();
    }

    /** The user with this id in Zendesk; empty if there is none. */
    Optional<User> user(long id) {
        Optional<User> user = ZendeskException.ifThere(() -> asking.zendesk(new StopSignal(), () -> zendesk.user(id)));
        if (user.isPresent() && user.get().id() != id) {
            throw new CommandException("Zendesk's answer is not about the user " + id + ", so it isn't used.");
        }
        return user;
    }

    /**
     * Refuses whoever must not become, or be joined with, a customer in Care: the next sync would split it off again, and
     * of an author that belongs to nobody the API can't take anything back.
     *
     * @throws CommandException if this is no customer of Zendesk's, with the reason
     */
    void checkCustomer(String id) {
        long number = ZendeskId.parse(id)
                .orElseThrow(() -> new CommandException(id + " is not the id of a user of Zendesk."));
        User user = user(number).orElseThrow(() -> new CommandException("Zendesk has no user " + id + "."));
        if (!user.isActive()) {
            throw new CommandException("The user " + id + " was deleted in Zendesk, or merged into another one.");
        }
        if (!user.isEndUser()) {
            throw new CommandException("The user " + id + " is an agent or admin in Zendesk, and no customer.");
        }
    }

    static List<Person> distinct(Collection<Person> persons) {
        Map<Object, Person> all = new LinkedHashMap<>();
        persons.forEach(person -> all.putIfAbsent(person.id() != null ? person.id() : person.handles(), person));
        return List.copyOf(all.values());
    }
}
