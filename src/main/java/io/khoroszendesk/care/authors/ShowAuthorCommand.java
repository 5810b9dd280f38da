package io.khoroszendesk.care.authors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.care.api.Person;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what Care knows of somebody, beside Zendesk. */
@Command(
        name = "show",
        description =
                "Show what Care knows of somebody, what Zendesk knows, and what sync would change. It changes nothing."
                        + " Exits with 1 if Care knows nobody.")
final class ShowAuthorCommand extends AuthorCommand {

    @Mixin
    AuthorSelection who = new AuthorSelection();

    @Option(names = "--conversations", description = "Also the ids of the conversations that changed within a day.")
    boolean conversations;

    @Option(names = "--deleted", description = "Also CRM authors that the CRM has deleted.")
    boolean deleted;

    @Option(names = "--json", description = "Print it as JSON.")
    boolean json;

    @Inject
    Instance<AuthorLookup> lookup;

    @Inject
    Instance<CustomerComparison> comparison;

    /** What was found. */
    private record Found(List<Person> persons, List<CustomerView> customers, List<String> conversations) {}

    @Override
    public Optional<String> problem(Instant now) {
        return who.problem();
    }

    @Override
    int run() {
        Found found = waiting(this::find);
        if (json) {
            terminal.print(json(found).toPrettyString());
        } else {
            found.persons.forEach(person -> PersonView.lines(person).forEach(terminal::print));
            found.customers.forEach(customer -> PersonView.lines(customer).forEach(terminal::print));
            if (conversations) {
                terminal.print("Conversations that changed within a day: "
                        + (found.conversations.isEmpty() ? "none" : String.join(", ", found.conversations)) + ".");
            }
        }
        if (found.persons.isEmpty()) {
            terminal.tell("Care knows nobody like that.");
            return 1;
        }
        if (found.persons.size() > 1) {
            terminal.tell("These are " + found.persons.size() + " people in Care.");
        }
        return 0;
    }

    private Found find() {
        List<Person> persons = lookup.get().persons(who, deleted);
        Optional<String> meant = Optional.ofNullable(who.crm)
                .or(() -> Optional.ofNullable(who.customer).map(String::valueOf));
        return new Found(
                persons,
                comparison.get().of(persons, meant),
                conversations && !persons.isEmpty() ? lookup.get().conversations(who) : List.of());
    }

    private ObjectNode json(Found found) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        found.persons.forEach(person -> all.withArrayProperty("persons").add(PersonView.json(person)));
        found.customers.forEach(customer -> all.withArrayProperty("customers").add(PersonView.json(customer)));
        if (conversations) {
            found.conversations.forEach(
                    id -> all.withArrayProperty("conversations").add(id));
        }
        return all;
    }
}
