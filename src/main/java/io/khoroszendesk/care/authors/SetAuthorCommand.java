package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorBody;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.common.cli.CommandException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets attributes of an author or of the person who has it. */
@Command(
        name = "set",
        description = "Set attributes of a customer or of a person. Care keeps every key once it has a value; an empty"
                + " value overwrites it. It refuses what Khoros Support hasn't set up, and system attributes of"
                + " accounts on Twitter, Facebook and Instagram.")
final class SetAuthorCommand extends WriteCommand {

    /** They say who somebody is, and are no attributes. */
    private static final Set<String> IDENTITY = Set.of("id", "networkinstance", "handles", "lswUuid", "@class");

    @Mixin
    AuthorSelection who = new AuthorSelection();

    @Option(
            names = "--attribute",
            paramLabel = "KEY=VALUE",
            description = "An attribute of the CRM author, with --crm or --customer; may be repeated. The next push of"
                    + " the customer overwrites those that it sends.")
    Map<String, String> attributes = new LinkedHashMap<>();

    @Option(
            names = "--person",
            paramLabel = "KEY=VALUE",
            description = "An attribute of the person, such as birthday=1970-01-01; may be repeated.")
    Map<String, String> person = new LinkedHashMap<>();

    @Option(
            names = "--create",
            description =
                    "With --crm or --customer: create the CRM author if Care doesn't have it. Care refuses that if"
                            + " somebody else has created it meanwhile.")
    boolean create;

    @Inject
    Instance<AuthorLookup> lookup;

    @Inject
    Instance<CareClient> care;

    private boolean isNew;
    private String lswUuid;

    @Override
    public Optional<String> problem(Instant now) {
        if (attributes.isEmpty() && person.isEmpty() && !create) {
            return Optional.of("Give an --attribute or a --person to say what is set.");
        }
        if ((!attributes.isEmpty() || create) && !isOfCrm()) {
            return Optional.of("--attribute and --create are for customers: give --crm or --customer.");
        }
        return Stream.concat(attributes.keySet().stream(), person.keySet().stream())
                .filter(key -> IDENTITY.contains(key) || key.isBlank())
                .findFirst()
                .map(key -> "'" + key + "' is no attribute: it says who somebody is.")
                .or(who::problem);
    }

    private boolean isOfCrm() {
        return who.crm != null || who.customer != null;
    }

    @Override
    Plan plan() {
        // Only the author itself: that of a customer, not those of the customer's other accounts.
        List<Person> persons = isOfCrm() || who.account != null
                ? care.get().owners(lookup.get().author(who))
                : lookup.get().persons(who, false);
        isNew = persons.isEmpty() && create;
        if (persons.size() > 1 || (persons.isEmpty() && !create)) {
            throw new CommandException(
                    persons.isEmpty()
                            ? "Care knows nobody like that."
                            : "These are several people in Care: say by --id who is meant.");
        }
        lswUuid = who.handle != null ? ofHandle(persons.getFirst()) : who.id;
        List<String> steps = new ArrayList<>();
        if (isNew) {
            lookup.get().checkCustomer(lookup.get().author(who).id());
            steps.add("Create the customer " + lookup.get().author(who).id() + ".");
        }
        Optional<Person> there = persons.stream().findFirst();
        Optional<AuthorAccount> customer = there.flatMap(this::customer);
        attributes.forEach((key, value) -> addStep(
                steps, key, customer.map(account -> account.attribute(key)).orElse(null), value));
        person.forEach((key, value) -> addStep(
                steps,
                key + " of the person",
                there.map(one -> one.others().get(key))
                        .map(json -> json.isValueNode() ? json.asText() : json.toString())
                        .orElse(null),
                value));
        return new Plan("set", there.map(one -> one.authors(key())).orElse(List.of()), steps);
    }

    private Optional<AuthorAccount> customer(Person one) {
        if (!isOfCrm()) {
            return Optional.empty();
        }
        String id = lookup.get().author(who).id();
        return one.handles().stream()
                .filter(account -> account.isOfCrm(key()) && id.equals(account.id()))
                .findFirst();
    }

    private String ofHandle(Person one) {
        AuthorRef handle = who.plainHandle();
        return one.handles().stream()
                .filter(account -> account.network().equals(handle.network())
                        && handle.id().equalsIgnoreCase(account.screenName())
                        && account.lswUuid() != null)
                .map(AuthorAccount::lswUuid)
                .findFirst()
                .orElseThrow(() -> new CommandException("Care doesn't say which account has the handle: use --id."));
    }

    private static void addStep(List<String> steps, String what, String before, String after) {
        if (!after.equals(before)) {
            steps.add("Set " + what + " from " + (before == null ? "nothing" : "\"" + before + "\"") + " to \"" + after
                    + "\".");
        }
    }

    @Override
    void carryOut() {
        AuthorBody body = body();
        if (isNew) {
            care.get().create(List.of(body));
        } else if (lswUuid != null) {
            care.get().updateAuthor(lswUuid, body);
        } else {
            care.get().updateAuthor(lookup.get().author(who), body);
        }
    }

    private AuthorBody body() {
        Map<String, List<Map<String, String>>> handles = isOfCrm() && (isNew || !attributes.isEmpty())
                ? AuthorBody.of(key(), new AuthorUpdate(lookup.get().author(who).id(), attributes, List.of()))
                        .handles()
                : Map.of();
        return new AuthorBody(new LinkedHashMap<>(person), handles);
    }

    private String key() {
        return config.crmKey().orElseThrow();
    }
}
