package io.khoroszendesk.match;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.Interactions;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.UserSeed;
import io.khoroszendesk.match.LabelledSet.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills the account: with people who have long been there, and through the adapter with what the index doesn't know yet. */
final class Population {

    private static final Duration INDEX_LAG = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeZendesk zendesk;
    private final Map<String, Long> ids = new HashMap<>();

    private Population(FakeZendesk zendesk) {
        this.zendesk = zendesk;
    }

    /** The ids by the keys of the people. */
    static Map<String, Long> settle(FakeZendesk zendesk, List<Person> people) throws InterruptedException {
        Population population = new Population(zendesk);
        people.stream().filter(person -> !person.is("created")).forEach(population::seed);
        zendesk.tenant().indexLag(INDEX_LAG);
        people.stream().filter(person -> person.is("created")).forEach(population::create);
        people.stream().filter(person -> person.changes() != null).forEach(population::change);
        for (Person person : people) {
            if (person.learns() != null) {
                population.learn(person);
            }
        }
        return population.ids;
    }

    private void seed(Person person) {
        // At one moment, so that the order of namesakes does not depend on how fast this runs.
        UserSeed user = zendesk.tenant().user(person.name()).with("updated_at", "2026-01-01T00:00:00Z");
        if (person.role() != null) {
            user.role(person.role());
        }
        if (person.email() != null) {
            user.email(person.email());
        }
        person.furtherEmails().forEach(user::secondaryEmail);
        if (person.phone() != null) {
            user.phone(person.phone());
        }
        if (person.accountNo() != null) {
            user.field(MatchTenant.ACCOUNT_NUMBER, person.accountNo());
        }
        if (person.orderNo() != null) {
            user.field(MatchTenant.ORDER_NUMBER, person.orderNo());
        }
        if (!person.handles().isEmpty()) {
            user.field("khoros_social", String.join("\n", person.handles()));
        }
        if (person.is("suspended")) {
            user.suspended();
        }
        if (person.is("merged")) {
            user.deleted();
        }
        ids.put(person.key(), user.add().id());
    }

    private void create(Person person) {
        Map<String, Object> body = object(
                "name",
                person.name(),
                "email",
                person.email(),
                "phone",
                person.phone(),
                MatchTenant.ACCOUNT_NUMBER,
                person.accountNo());
        body.values().removeIf(value -> value == null);
        String id =
                Khoros.post("/customer", body).then().statusCode(201).extract().path("id");
        ids.put(person.key(), Long.valueOf(id));
    }

    private void change(Person person) {
        Khoros.patch("/customer/" + ids.get(person.key()), person.changes())
                .then()
                .statusCode(201);
    }

    /** Handles are learned after the answer to a case. */
    private void learn(Person person) throws InterruptedException {
        long id = ids.get(person.key());
        String handle = person.learns().get("handle");
        Map<String, Object> author = Interactions.author(handle, person.learns().get("serviceId"), false);
        author.put("service", person.learns().get("service"));
        Map<String, Object> interaction =
                Interactions.tweet("1" + person.learns().get("serviceId"), "Hello");
        interaction.put("author", author);
        Khoros.post("/case", object("customerId", id, "title", "Hello", "interactions", array(interaction)))
                .then()
                .statusCode(201);
        Instant end = Instant.now().plus(PATIENCE);
        while (!stored(id).contains(handle.toLowerCase(Locale.ROOT))
                && Instant.now().isBefore(end)) {
            Thread.sleep(10);
        }
    }

    private String stored(long id) {
        return String.valueOf(zendesk.user(id).field("khoros_social"));
    }
}
