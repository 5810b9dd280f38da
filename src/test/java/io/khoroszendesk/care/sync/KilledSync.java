package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.care.FakePerson;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.ops.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** An account whose sync is killed again and again, at moments that a seed decides. */
final class KilledSync implements AutoCloseable {

    private final SyncAccount account = new SyncAccount();
    private final List<Long> customers = new ArrayList<>();
    private final Path state;
    private final Random random;

    KilledSync(Path state, long seed) {
        this.state = state;
        this.random = new Random(seed);
    }

    /** The settings of the sync under test, which looks at tickets too. */
    private Map<String, String> environment() {
        return account.environment(
                state, "ADAPTER_CARE_TICKET_FIELDS", "open=open_tickets,status=ticket_status,link=ticket_url");
    }

    /** Kills so many runs, lets one end, and holds Care to what Zendesk has; how many were still running when killed. */
    int survives(int kills) throws InterruptedException {
        account.care.directory().crm("zendesk_1", "open_tickets", "ticket_status", "ticket_url");
        for (int i = 0; i < 40; i++) {
            arrives(i);
        }
        int underWay = 0;
        for (int kill = 0; kill < kills; kill++) {
            underWay += killedAtRandom() ? 1 : 0;
            customersChange(kill);
        }

        Program last = Program.ran(environment(), "sync");

        assertThat(last.exitCode()).as(last.output()).isZero();
        everyAuthorIsRight();
        return underWay;
    }

    /** Kills a run some calls after its first one, and some milliseconds after that call; whether it was still running. */
    private boolean killedAtRandom() throws InterruptedException {
        account.zendesk.forgetCalls();
        account.care.forgetCalls();
        int calls = 2 + random.nextInt(12);
        long microseconds = random.nextInt(20_000);
        try (Program sync = Program.started(environment(), "sync")) {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (sync.isRunning() && account.zendesk.count("*", "*") + account.care.count("*", "*") < calls) {
                assertThat(System.nanoTime()).as(sync.output()).isLessThan(end);
                Thread.sleep(1);
            }
            Thread.sleep(Duration.ofNanos(microseconds * 1_000));
            boolean wasRunning = sync.isRunning();
            sync.kill();
            return wasRunning;
        }
    }

    private void arrives(int number) {
        FakeUser customer = account.zendesk
                .tenant()
                .user("Customer " + number)
                .email("customer." + number + "@example.com")
                .save();
        customers.add(customer.id());
        account.zendesk.tenant().ticket(customer).status("open").add();
    }

    private void customersChange(int round) {
        for (int i = 0; i < 16; i++) {
            long id = customers.get(random.nextInt(customers.size()));
            account.zendesk
                    .tenant()
                    .edit(id)
                    .name("Customer " + id + " in round " + round)
                    .save();
        }
        for (int i = 0; i < 8; i++) {
            FakeTicket ticket = account.zendesk
                    .tickets()
                    .get(random.nextInt(account.zendesk.tickets().size()));
            account.zendesk.tenant().edit(ticket).status("solved").save();
            long id = customers.get(random.nextInt(customers.size()));
            account.zendesk
                    .tenant()
                    .ticket(account.zendesk.user(id))
                    .status("pending")
                    .add();
        }
        arrives(1_000 + round);
        long gone = customers.remove(random.nextInt(customers.size()));
        account.zendesk.tenant().edit(gone).deleted().save();
    }

    private void everyAuthorIsRight() {
        Map<String, List<FakeAuthor>> authors = account.care.directory().persons().stream()
                .map(FakePerson::authors)
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(FakeAuthor::id));
        for (long id : customers) {
            FakeUser user = account.zendesk.user(id);
            assertThat(authors.get(String.valueOf(id)))
                    .as("authors of " + id)
                    .singleElement()
                    .satisfies(author -> {
                        assertThat(author.attributes()).containsEntry("name", user.name());
                        assertThat(author.attributes()).containsEntry("email", user.email());
                        assertThat(author.attributes()).containsEntry("open_tickets", String.valueOf(open(id)));
                    });
        }
    }

    private long open(long customer) {
        return account.zendesk.tickets().stream()
                .filter(ticket -> ticket.requesterId() == customer)
                .filter(ticket -> !ticket.status().equals("solved"))
                .count();
    }

    @Override
    public void close() {
        account.close();
    }
}
