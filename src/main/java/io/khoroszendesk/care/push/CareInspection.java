package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.care.tickets.TicketFields;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Inspection;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.zendesk.MetadataClient;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks Khoros Care by asking it, and the names of Zendesk's user fields that are sent to it. Nothing is written, so it
 * can't be told whether Khoros Support has set up the attributes: Care says so to a write alone.
 */
@Singleton
public class CareInspection implements Inspection {

    private static final String SUBJECT = "Care";
    private static final String FIELDS = "Care fields";
    /** An id that no user of Zendesk has. */
    private static final String NOBODY = "0";

    private final CareClient care;
    private final CareConfig config;
    private final AuthorMapping mapping;
    private final TicketFields tickets;
    private final MetadataClient zendesk;
    private final DeadlineConfig deadlines;

    @Inject
    CareInspection(
            CareClient care,
            CareConfig config,
            AuthorConfig authors,
            TicketConfig tickets,
            MetadataClient zendesk,
            DeadlineConfig deadlines) {
        this.care = care;
        this.config = config;
        this.mapping = AuthorMapping.of(authors);
        this.tickets = TicketFields.of(tickets);
        this.zendesk = zendesk;
        this.deadlines = deadlines;
    }

    @Override
    public List<Finding> inspect(boolean fix) {
        if (!config.isConfigured()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(account());
        findings.add(fields());
        organizationFields().ifPresent(findings::add);
        return findings;
    }

    /**
     * What keeps customers from being pushed, and what to do about it.
     *
     * @param askCare whether Care is asked as well, and everything that was found is told
     */
    public Optional<String> obstacle(boolean askCare, Consumer<String> line) {
        List<Finding> findings = askCare
                ? inspect(false)
                : Stream.concat(Stream.of(fields()), organizationFields().stream())
                        .toList();
        if (askCare) {
            findings.forEach(finding -> finding.print(line));
        }
        return findings.stream()
                .filter(Finding::isFailure)
                .findFirst()
                .map(finding -> finding.sentence() + " " + finding.step());
    }

    /** Whether Zendesk has the user fields that ADAPTER_CARE_FIELDS names. */
    public Finding fields() {
        return compare("ADAPTER_CARE_FIELDS", "user field", mapping.fields().keySet(), zendesk::userFields);
    }

    /** The same of the organization fields in ADAPTER_CARE_TICKET_FIELDS; empty if it names none. */
    private Optional<Finding> organizationFields() {
        Set<String> named = tickets.organization().keySet();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(compare(
                        "ADAPTER_CARE_TICKET_FIELDS", "organization field", named, zendesk::organizationFields));
    }

    private Finding compare(String setting, String kind, Set<String> named, Callable<List<UserField>> question) {
        Set<String> unknown = new TreeSet<>(named);
        if (unknown.isEmpty()) {
            return Finding.ok(FIELDS, setting + " names none.");
        }
        List<UserField> there;
        try {
            there = Deadline.run(System.nanoTime(), deadlines.metaDeadline(), question);
        } catch (ZendeskException e) {
            return Finding.fail(
                            FIELDS,
                            "Zendesk's " + kind + "s can't be read: " + e.getMessage() + ".",
                            e.is(Kind.UNAUTHORIZED) ? "Allow the OAuth client the scope read." : "Try again.")
                    .passing(e.passesAfter());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw ZendeskException.without(Kind.FAILED, "the call failed", e);
        }
        Set<String> keys = there.stream()
                .filter(field -> !Boolean.FALSE.equals(field.active()))
                .map(UserField::key)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(keys);
        return unknown.isEmpty()
                ? Finding.ok(FIELDS, "Zendesk has all " + kind + "s that " + setting + " names.")
                : Finding.fail(
                        FIELDS,
                        setting + " names " + String.join(", ", unknown) + ", of which Zendesk has no active " + kind
                                + ".",
                        keys.isEmpty()
                                ? "Leave them out of " + setting + ": the account has no " + kind + "s."
                                : "Correct " + setting + "; the account has " + String.join(", ", keys) + ".");
    }

    private Finding account() {
        String key = config.crmKey().orElseThrow();
        try {
            care.author(AuthorRef.crm(key, NOBODY), true);
        } catch (CareException e) {
            return e.concernsAll()
                    ? Finding.fail(
                                    SUBJECT,
                                    e.getMessage(),
                                    "Put that right; docs/care.md says what to ask Support for.")
                            .passing(e.passesAfter())
                    : Finding.fail(
                            SUBJECT,
                            "Care refuses to look up a customer of the CRM " + key + ": " + e.getMessage(),
                            "Compare CARE_CRM_KEY with the integration key that Khoros Support has given to the CRM.");
        }
        try {
            return known(key, care.someAuthors());
        } catch (CareException e) {
            return Finding.warn(
                    SUBJECT,
                    "Care takes the account, but doesn't list authors, so CARE_CRM_KEY isn't confirmed: "
                            + e.getMessage(),
                    "Ask Khoros Support whether the user has the Base API.");
        }
    }

    /** Care answers the same for a key it doesn't have and for a customer it doesn't have, so authors are looked at. */
    private static Finding known(String key, List<Person> some) {
        Set<String> keys = some.stream()
                .flatMap(person -> person.handles().stream())
                .filter(author -> author.isOfCrm(key) || AuthorRef.CRM.equals(author.network()))
                .map(AuthorAccount::instance)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (keys.contains(key)) {
            return Finding.ok(SUBJECT, "Care takes the account, and has customers of the CRM " + key + ".");
        }
        return keys.isEmpty()
                ? Finding.ok(
                        SUBJECT,
                        "Care takes the account. Whether it has the CRM " + key
                                + " shows with the first customer that is pushed.")
                : Finding.warn(
                        SUBJECT,
                        "Care takes the account, and its first authors are of the CRM " + String.join(", ", keys)
                                + ", none of " + key + ".",
                        "If customers were pushed before, compare CARE_CRM_KEY with the key that Khoros Support gave.");
    }
}
