package io.khoroszendesk.care.authors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.common.cli.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How people and customers are shown, to a reader and to a program. */
final class PersonView {

    private PersonView() {}

    /** A person in one line. */
    static String line(Person person) {
        return Stream.concat(
                        Stream.of(Objects.requireNonNullElse(person.id(), "-")),
                        person.handles().stream().map(PersonView::words))
                .map(text -> text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " "))
                .collect(Collectors.joining("  "));
    }

    private static String words(AuthorAccount account) {
        String known = Stream.of(account.name(), account.screenName() == null ? null : "@" + account.screenName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return name(account) + (known.isEmpty() ? "" : " (" + known + ")");
    }

    private static String name(AuthorAccount account) {
        return new AuthorRef(account.network(), account.instance(), Objects.requireNonNullElse(account.id(), "?"))
                .words();
    }

    /** A person with all authors, and what is known of the person itself. */
    static List<String> lines(Person person) {
        TextTable table = new TextTable("AUTHOR", "NAME", "HANDLE", "CARE'S ID");
        person.handles()
                .forEach(account -> table.row(name(account), account.name(), account.screenName(), account.lswUuid()));
        TextTable others = new TextTable("OF THE PERSON", "VALUE");
        person.others().forEach((key, value) -> {
            if (!value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                others.row(key, value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return Stream.of(
                        List.of("Person " + person.id() + " in Care:"),
                        table.lines(),
                        others.lines().size() > 1 ? others.lines() : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    /** A customer on both sides, and what sync would change. */
    static List<String> lines(CustomerView customer) {
        TextTable attributes = new TextTable("ATTRIBUTE", "IN CARE", "IN ZENDESK", "SYNC");
        customer.attributes()
                .forEach(one -> attributes.row(
                        one.key(), one.care(), one.zendesk(), one.differs() ? "would change it" : "leaves it"));
        TextTable accounts = new TextTable("ACCOUNT", "SYNC");
        customer.joins().ifPresent(joins -> {
            joins.joined().forEach(account -> accounts.row(account.words(), "leaves it joined with the customer"));
            joins.wouldJoin().forEach(account -> accounts.row(account.words(), "would join it with the customer"));
            joins.notJoined()
                    .forEach(apart -> accounts.row(
                            apart.account().words(),
                            "would not join it: " + apart.reason().words()));
        });
        return Stream.of(
                        List.of("Customer " + customer.id() + " in Zendesk: "
                                + customer.standing().words() + "."),
                        customer.isInCare() || customer.joins().isEmpty()
                                ? List.<String>of()
                                : List.of("Care doesn't have the customer; sync would create it."),
                        customer.attributes().isEmpty() ? List.<String>of() : attributes.lines(),
                        accounts.lines().size() > 1 ? accounts.lines() : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    /** A person as Care's API has it. */
    static ObjectNode json(Person person) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", person.id());
        ObjectNode handles = json.putObject("handles");
        for (AuthorAccount account : person.handles()) {
            ArrayNode ofNetwork = handles.withArrayProperty(account.network());
            ObjectNode handle = ofNetwork.addObject();
            put(handle, "@class", account.type());
            put(handle, "lswUuid", account.lswUuid());
            put(handle, "id", account.id());
            put(handle, "networkinstance", account.instance());
            put(handle, "name", account.name());
            put(handle, "screenName", account.screenName());
            account.others().forEach(handle::set);
        }
        person.others().forEach(json::set);
        return json;
    }

    static ObjectNode json(CustomerView customer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", customer.id());
        json.put("zendesk", customer.standing().name().toLowerCase(Locale.ROOT));
        json.put("inCare", customer.isInCare());
        ArrayNode attributes = json.putArray("attributes");
        customer.attributes().forEach(one -> attributes
                .addObject()
                .put("key", one.key())
                .put("care", one.care())
                .put("zendesk", one.zendesk())
                .put("wouldChange", one.differs()));
        ArrayNode accounts = json.putArray("accounts");
        customer.joins().ifPresent(joins -> {
            joins.joined().forEach(account -> account(accounts, account, "joined", null));
            joins.wouldJoin().forEach(account -> account(accounts, account, "would_join", null));
            joins.notJoined()
                    .forEach(apart -> account(
                            accounts,
                            apart.account(),
                            "would_not_join",
                            apart.reason().words()));
        });
        return json;
    }

    private static void account(ArrayNode accounts, AuthorRef account, String sync, String reason) {
        ObjectNode json = accounts.addObject().put("account", account.words()).put("sync", sync);
        put(json, "reason", reason);
    }

    private static void put(ObjectNode json, String member, String text) {
        if (text != null) {
            json.put(member, text);
        }
    }
}
