package io.khoroszendesk.care.api;

import io.khoroszendesk.care.api.CareCallExecutor.Effect;
import io.khoroszendesk.care.api.CareException.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Khoros Care's Author API, as far as it is about authors; {@link ConversationsClient} has the rest. All methods block,
 * retry what is safe to retry, and throw {@link CareException}s. Look-ups of an author that doesn't exist are empty.
 * <p>Times are sent as milliseconds since 1970. Care accepts spans of at most 24 hours, so longer ones are split.
 */
@Singleton
public class CareClient {

    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);
    /** More pages than any company's authors have. Links that never end must not block a run. */
    private static final int MOST_PAGES = 100_000;

    private final CareApi api;
    private final CareCallExecutor calls;
    private final CareConfig config;

    @Inject
    public CareClient(@RestClient CareApi api, CareCallExecutor calls, CareConfig config) {
        this.api = api;
        this.calls = calls;
        this.config = config;
    }

    /**
     * Passes every person on, page by page, until {@code wantsMore} returns false. A link is followed only within
     * CARE_URL's origin, and no page is read twice.
     */
    public void authors(boolean includeDeletedCrm, Predicate<Person> wantsMore) {
        PageLinks pages = new PageLinks(config.url().orElseThrow());
        Map<String, String> query = Map.of("include_deleted_crm", String.valueOf(includeDeletedCrm));
        Set<Map<String, String>> read = new HashSet<>();
        while (read.size() < MOST_PAGES && read.add(query)) {
            Map<String, String> asked = query;
            CareEnvelope page = read("list authors", () -> api.authors(asked));
            boolean isEnough = !page.persons().stream().allMatch(wantsMore);
            if (isEnough || page.nextPageUrl() == null) {
                return;
            }
            query = pages.query(page.nextPageUrl());
        }
        throw CareException.of(
                Kind.MALFORMED,
                read.contains(query)
                        ? "Care's list of authors leads back to a page that was read already."
                        : "Care's list of authors has no end: " + MOST_PAGES + " pages were read.");
    }

    /** The persons on the first page of the list. */
    public List<Person> someAuthors() {
        return read("list authors", () -> api.authors(Map.of())).persons();
    }

    /**
     * Creates persons. Care rejects all of them if one exists; the caller must handle both cases.
     *
     * @throws CareException {@link Kind#INVALID} if an author exists
     */
    public void create(List<AuthorBody> persons) {
        calls.call("create authors", Effect.ONCE, () -> api.create(persons));
    }

    /**
     * Creates, updates and joins. Elements that failed are listed in the metadata, although the response is a success.
     */
    public CareEnvelope update(List<AuthorBody> persons) {
        return calls.call("update authors", Effect.REPEATABLE, () -> api.update(persons));
    }

    /**
     * Care's ids of the authors that were changed in its user interface or by a conversation, without duplicates.
     * Changes made through the API are not among them.
     */
    public Set<String> changed(Instant from, Instant to) {
        Set<String> ids = new LinkedHashSet<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(LONGEST_WINDOW)) {
            long first = start.toEpochMilli();
            long last = Math.min(to.toEpochMilli(), start.plus(LONGEST_WINDOW).toEpochMilli());
            ids.addAll(read("changed authors", () -> api.changed(first, last)).texts());
        }
        return ids;
    }

    /** The person who has the author with this {@code lswUuid}, Care's own id. */
    public List<Person> author(String lswUuid) {
        return author(lswUuid, false);
    }

    /** The same. {@code includeDeletedCrm} shows CRM authors as well that the CRM has deleted. */
    public List<Person> author(String lswUuid, boolean includeDeletedCrm) {
        return find("author", () -> api.author(AuthorPath.segment(lswUuid), includeDeletedCrm));
    }

    /** Adds attributes and handles to the person who has this author. */
    public void updateAuthor(String lswUuid, AuthorBody body) {
        calls.call("update author", Effect.REPEATABLE, () -> api.updateAuthor(AuthorPath.segment(lswUuid), body));
    }

    /** The person who has this author. */
    public List<Person> author(AuthorRef author, boolean includeDeletedCrm) {
        AuthorPath path = AuthorPath.of(author);
        return find(
                "author by id",
                () -> author.instance() == null
                        ? api.byId(path.network(), path.last(), includeDeletedCrm)
                        : api.byInstanceAndId(path.network(), path.instance(), path.last(), includeDeletedCrm));
    }

    /**
     * The person who has this author, for callers who would write because of it. CRM authors that the CRM has deleted are
     * shown.
     *
     * @throws CareException {@link Kind#FOREIGN} if Care answers with people none of whom has it
     */
    public List<Person> owners(AuthorRef author) {
        List<Person> persons = author(author, true);
        if (!persons.isEmpty() && persons.stream().noneMatch(person -> person.has(author))) {
            throw CareException.of(
                    Kind.FOREIGN,
                    "Care's answer is not about " + author.words() + ", who was asked for, so it isn't used.");
        }
        return persons;
    }

    /** Adds attributes and handles to the person who has this author, which must exist. */
    public void updateAuthor(AuthorRef author, AuthorBody body) {
        AuthorPath path = AuthorPath.of(author);
        calls.call(
                "update author by id",
                Effect.REPEATABLE,
                () -> author.instance() == null
                        ? api.updateById(path.network(), path.last(), body)
                        : api.updateByInstanceAndId(path.network(), path.instance(), path.last(), body));
    }

    /**
     * Splits authors off the person who has {@code stays}; they become a person of their own.
     *
     * @return both persons, as far as Care returns them
     * @throws CareException {@link Kind#MISSING} or {@link Kind#INVALID} if they don't belong together
     */
    public List<Person> split(AuthorRef stays, Collection<AuthorRef> away) {
        AuthorBody body = AuthorBody.of(List.copyOf(away));
        return calls.call(
                        "split author",
                        Effect.ONCE,
                        () -> api.split(
                                AuthorPath.segment(stays.network()),
                                AuthorPath.segment(stays.instanceOrNetwork()),
                                AuthorPath.segment(stays.id()),
                                body))
                .persons();
    }

    /**
     * The persons who have an account with this handle. There may be several, because handles are not unique.
     *
     * @param instance null for networks with a single instance
     */
    public List<Person> byHandle(String network, String instance, String handle, boolean includeDeletedCrm) {
        AuthorPath path = AuthorPath.of(new AuthorRef(network, instance, handle));
        return find(
                "authors by handle",
                () -> instance == null
                        ? api.byHandle(path.network(), path.last(), includeDeletedCrm)
                        : api.byInstanceAndHandle(path.network(), path.instance(), path.last(), includeDeletedCrm));
    }

    /** The customer of the configured CRM with this id. */
    public AuthorRef crm(String id) {
        return AuthorRef.crm(config.crmKey().orElseThrow(), id);
    }

    private List<Person> find(String operation, Supplier<Uni<CareEnvelope>> request) {
        try {
            return read(operation, request).persons();
        } catch (CareException e) {
            if (e.is(Kind.MISSING)) {
                return List.of();
            }
            throw e;
        }
    }

    private CareEnvelope read(String operation, Supplier<Uni<CareEnvelope>> request) {
        return calls.call(operation, Effect.READ, request);
    }
}
