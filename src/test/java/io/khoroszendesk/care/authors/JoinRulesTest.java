package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Property;
import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.care.CareAssumptions.Joining;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.instancio.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

/** Whatever people, accounts and lines there are: no command makes one person of two customers. */
@QuarkusTest
@WithTestResource(SyncTenant.class)
class JoinRulesTest {

    @Inject
    IFactory factory;

    /** How many joins were done, so that it isn't shown of none. */
    private int done;

    /**
     * People, and what somebody types.
     *
     * @param owners of each account, the number of the customer whom an agent has joined it with; none if it is negative
     * @param lines the numbers of those who are joined: first customers, then accounts
     */
    record Case(Joining joining, int customers, List<Integer> owners, List<List<Integer>> lines) {

        static Case any(Random random) {
            int customers = random.intRange(1, 4);
            List<Integer> owners = new ArrayList<>();
            for (int i = random.intRange(2, 5); i > 0; i--) {
                owners.add(random.intRange(-2, customers - 1));
            }
            List<List<Integer>> lines = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                List<Integer> line = new ArrayList<>();
                for (int j = random.intRange(2, 3); j > 0; j--) {
                    line.add(random.intRange(0, customers + owners.size() - 1));
                }
                lines.add(line);
            }
            return new Case(random.oneOf(Joining.values()), customers, owners, lines);
        }
    }

    @Test
    void no_person_ever_gets_two_customers() {
        Property.forAll(25, Case::any, this::holds);

        assertThat(done).isPositive();
    }

    private void holds(Case one) {
        SyncTenant.isItselfAgain();
        care().joining(one.joining);
        // Other accounts each time, because the adapter remembers for a while whom it has joined.
        String mark = UUID.randomUUID().toString().replaceAll("\\D", "");
        List<String> names = new ArrayList<>();
        List<FakeAuthor> authors = new ArrayList<>();
        for (int i = 0; i < one.customers; i++) {
            FakeUser user = zendesk().tenant().user("Customer " + i).add();
            names.add("crm:" + user.id());
            authors.add(care().directory().arrives("crm", "zendesk_1", String.valueOf(user.id()), "Customer " + i));
        }
        for (int owner : one.owners) {
            String id = "1" + mark + authors.size();
            names.add("twitter:" + id);
            authors.add(care().directory().arrives("twitter", id, "a" + id));
            if (owner >= 0) {
                care().directory().agentJoins(authors.get(owner), authors.getLast());
            }
        }
        for (List<Integer> line : one.lines) {
            AuthorDesk desk = new AuthorDesk(factory);
            desk.run("author join --yes "
                    + String.join(" ", line.stream().map(names::get).toList()));

            done += desk.output().contains("Done.") ? 1 : 0;
            assertThat(care().directory().persons()).allSatisfy(person -> assertThat(person.authors().stream()
                            .filter(author -> author.network().equals("crm")))
                    .hasSizeLessThan(2));
        }
    }
}
