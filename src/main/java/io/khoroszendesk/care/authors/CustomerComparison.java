package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.authors.CustomerView.Attribute;
import io.khoroszendesk.care.authors.CustomerView.Standing;
import io.khoroszendesk.care.push.AuthorPush;
import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.ZendeskId;
import io.khoroszendesk.zendesk.model.User;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts Care's customers beside Zendesk's users, and says what a push would change. It asks by the push's own rules. */
@Singleton
class CustomerComparison {

    private final AuthorLookup lookup;
    private final CustomerPush customers;
    private final AuthorPush authors;
    private final CareConfig config;

    @Inject
    CustomerComparison(AuthorLookup lookup, CustomerPush customers, AuthorPush authors, CareConfig config) {
        this.lookup = lookup;
        this.customers = customers;
        this.authors = authors;
        this.config = config;
    }

    /** The customers of the CRM among these people, and who is meant though Care may not have it. */
    List<CustomerView> of(List<Person> persons, Optional<String> meant) {
        Set<String> ids = new LinkedHashSet<>();
        meant.ifPresent(ids::add);
        persons.forEach(person -> ids.addAll(person.customers(key())));
        return ids.stream().map(id -> of(id, persons)).toList();
    }

    private CustomerView of(String id, List<Person> persons) {
        Optional<AuthorAccount> there = persons.stream()
                .flatMap(person -> person.handles().stream())
                .filter(account -> account.isOfCrm(key()) && id.equals(account.id()))
                .findFirst();
        Optional<User> user = ZendeskId.parse(id).flatMap(lookup::user);
        if (user.isEmpty() || !user.get().isActive() || !user.get().isEndUser()) {
            Standing standing = user.filter(User::isActive).isPresent() ? Standing.STAFF : Standing.GONE;
            return new CustomerView(id, standing, there.isPresent(), List.of(), Optional.empty());
        }
        AuthorUpdate update = customers.preview(new StopSignal(), user.get());
        List<Attribute> attributes = update.attributes().entrySet().stream()
                .map(entry -> new Attribute(
                        entry.getKey(),
                        there.map(account -> account.attribute(entry.getKey())).orElse(null),
                        entry.getValue()))
                .toList();
        return new CustomerView(
                id, Standing.CUSTOMER, there.isPresent(), attributes, Optional.of(authors.preview(update)));
    }

    private String key() {
        return config.crmKey().orElseThrow();
    }
}
