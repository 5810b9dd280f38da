package io.khoroszendesk.chaos;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.BusyMachine;
import io.khoroszendesk.chaos.Agent.Answer;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FaultyTenant.class)
class ResilienceTest {

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final int MOST_TRIES = 6;
    private static final String TICKETS = "POST /api/v2/tickets";
    private static final String USERS = "POST /api/v2/users";

    final FakeZendesk zendesk = FaultyTenant.zendesk();
    Agent agent;
    FakeUser jane;

    @BeforeEach
    void a_healthy_zendesk() {
        agent = new Agent(RestAssured.port);
        zendesk.reset();
        jane = zendesk.tenant().user("Jane " + SERIAL.incrementAndGet()).add();
        for (int i = 0; i < 30; i++) {
            lookUp();
            agent.send("GET", "/meta/object/case", null);
        }
        zendesk.forgetCalls();
    }

    @Test
    void a_token_that_is_revoked_in_mid_flight_is_renewed_once_for_all() {
        zendesk.revokeTokens();

        List<Answer> answers = inParallel(50, this::lookUp);

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(zendesk.count("POST", "/oauth/tokens")).isEqualTo(1);
    }

    @Test
    void connections_that_zendesk_closes_while_idle_never_reach_an_agent_who_reads() throws Exception {
        zendesk.faults().always("*", Fault.CLOSE_IDLE);
        for (int i = 0; i < 10; i++) {
            assertThat(lookUp().status()).isEqualTo(200);
            Thread.sleep(60);
        }
    }

    @Test
    void connections_that_zendesk_closes_while_idle_create_no_customer_of_unknown_result() throws Exception {
        zendesk.faults().always("*", Fault.CLOSE_IDLE);
        for (int i = 0; i < 5; i++) {
            assertThat(createCustomer("Stale " + SERIAL.incrementAndGet(), null).status())
                    .isEqualTo(201);
            Thread.sleep(60);
        }
    }

    @Test
    void a_truncated_answer_to_a_read_is_asked_for_again() {
        zendesk.faults().next("GET /api/v2/users/{id}", Fault.TRUNCATED);

        assertThat(lookUp().status()).isEqualTo(200);
        assertThat(zendesk.count("GET", "/api/v2/users/{id}")).isEqualTo(2);
    }

    @Test
    void a_limited_endpoint_is_not_called_again_before_its_time_and_others_go_on() {
        zendesk.faults().next("GET /api/v2/users/search", Fault.tooMany(6));

        Answer first = search();
        Answer second = search();

        assertThat(first.error()).isEqualTo("CRM_BUSY");
        assertThat(first.body().path("message").asText()).contains("wait 6 s");
        assertThat(first.took()).isLessThan(Duration.ofSeconds(6));
        assertThat(second.error()).isEqualTo("CRM_BUSY");
        assertThat(zendesk.count("GET", "/api/v2/users/search")).isEqualTo(1);
        assertThat(lookUp().status()).isEqualTo(200);
        // The limit ends before the next test begins.
        waitUntil(() -> search().isSuccess());
    }

    @Test
    void a_wait_that_fits_is_waited_for() {
        zendesk.faults().next("GET /api/v2/users/{id}", Fault.unavailable(1));

        Answer answer = lookUp();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.took()).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void a_dead_search_does_not_stop_look_ups() {
        zendesk.faults().always("GET /api/v2/users/search", Fault.HANG);
        inParallel(60, this::search);

        assertThat(inParallel(20, this::lookUp)).allMatch(answer -> answer.status() == 200);

        zendesk.faults().clear();
        waitUntil(() -> search().isSuccess());
    }

    @Test
    void five_hundred_open_calls_on_a_hanging_zendesk_end_in_time_and_take_few_threads() {
        zendesk.faults().always("*", Fault.HANG);
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        AtomicInteger most = new AtomicInteger();

        List<Answer> answers;
        Duration margin;
        try (BusyMachine machine = new BusyMachine()) {
            long start = System.nanoTime();
            answers = inParallel(500, () -> {
                most.accumulateAndGet(ManagementFactory.getThreadMXBean().getThreadCount(), Math::max);
                return agent.send("GET", "/customer/" + SERIAL.incrementAndGet(), null);
            });
            margin = machine.margin(Duration.ofMillis(1_500), Duration.ofNanos(System.nanoTime() - start));
        }

        assertThat(answers)
                .allMatch(answer -> answer.status() == 500)
                .allMatch(answer -> answer.took().compareTo(FaultyTenant.DEADLINE.plus(margin)) < 0);
        assertThat(answers.stream().map(Answer::error).distinct())
                .isSubsetOf("CRM_BUSY", "CRM_TIMEOUT", "CRM_UNAVAILABLE")
                .contains("CRM_BUSY");
        assertThat(most.get() - before).isLessThan(100);
        zendesk.faults().clear();
        waitUntil(() -> lookUp().isSuccess());
    }

    @Test
    void a_case_whose_answer_was_lost_is_answered_with_the_ticket_that_is_there() {
        zendesk.faults().next(TICKETS, Fault.RESET_AFTER).next(TICKETS, Fault.RESET_AFTER);

        Answer answer = createCase("Lost answer", "i1");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_case_that_is_sent_in_parallel_is_one_ticket() {
        List<Answer> answers = inParallel(8, () -> createCase("Parallel", "i2"));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(a -> a.body().path("id").asText()).distinct())
                .hasSize(1);
        assertThat(zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_customer_with_an_address_whose_answer_was_lost_is_created_once() {
        zendesk.faults().next(USERS, Fault.RESET_AFTER);

        Answer answer = createCustomer("Lost", "lost" + SERIAL.incrementAndGet() + "@example.com");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(zendesk.users().stream().filter(user -> "Lost".equals(user.name())))
                .hasSize(1);
    }

    @Test
    void a_customer_without_address_whose_answer_was_lost_may_have_been_created() {
        zendesk.tenant().indexLag(Duration.ofSeconds(30));
        String name = "Nameless " + SERIAL.incrementAndGet();
        zendesk.faults().next(USERS, Fault.RESET_AFTER);

        List<Answer> doubleClick = inParallel(2, () -> createCustomer(name, null));

        assertThat(doubleClick).allMatch(answer -> answer.status() == 500).allMatch(answer -> answer.body()
                .path("message")
                .asText()
                .contains("may have been created; search before you try again"));
        zendesk.tenant().timePasses(Duration.ofSeconds(31));
        assertThat(createCustomer(name, null).status()).isEqualTo(201);
        assertThat(zendesk.users().stream().filter(user -> name.equals(user.name())))
                .hasSize(1);
    }

    @Test
    void an_interaction_whose_answer_was_lost_is_on_the_ticket_once() {
        FakeTicket ticket = ticket();
        zendesk.faults().next("PUT /api/v2/tickets/{id}", Fault.RESET_AFTER);

        assertThat(extend(ticket, "i3").status()).isEqualTo(200);
        assertThat(zendesk.ticket(ticket.id()).interactions()).containsExactly("twitter:i3");
        assertThat(zendesk.count("PUT", "/api/v2/tickets/{id}")).isEqualTo(1);
    }

    @Test
    void an_interaction_that_was_lost_on_the_way_is_sent_again() {
        FakeTicket ticket = ticket();
        zendesk.faults().next("PUT /api/v2/tickets/{id}", Fault.RESET_BEFORE);

        assertThat(extend(ticket, "i4").status()).isEqualTo(200);
        assertThat(zendesk.ticket(ticket.id()).interactions()).containsExactly("twitter:i4");
    }

    @Test
    void the_same_interaction_in_parallel_is_there_once_and_different_ones_are_all_there() {
        FakeTicket ticket = ticket();
        AtomicInteger number = new AtomicInteger();

        List<Answer> answers = inParallel(6, () -> extendAgain(ticket, "p" + number.getAndIncrement() / 2));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(zendesk.ticket(ticket.id()).interactions())
                .containsExactlyInAnyOrder("twitter:p0", "twitter:p1", "twitter:p2");
    }

    private Answer lookUp() {
        return agent.send("GET", "/customer/" + jane.id(), null);
    }

    private Answer search() {
        return agent.send("POST", "/customers", object("name", jane.name()));
    }

    private Answer createCustomer(String name, String email) {
        return agent.send(
                "POST", "/customer", email == null ? object("name", name) : object("name", name, "email", email));
    }

    private Answer createCase(String title, String interaction) {
        return agent.send(
                "POST",
                "/case",
                object(
                        "customerId",
                        String.valueOf(jane.id()),
                        "title",
                        title,
                        "interactions",
                        array(interaction(interaction))));
    }

    /** Different updates of one ticket take a second each, which is more than the short deadline of these tests allows. */
    private Answer extendAgain(FakeTicket ticket, String interaction) {
        Answer answer = extend(ticket, interaction);
        for (int tries = 1; answer.status() != 200 && tries < MOST_TRIES; tries++) {
            answer = extend(ticket, interaction);
        }
        return answer;
    }

    private Answer extend(FakeTicket ticket, String interaction) {
        return agent.send("PATCH", "/case/" + ticket.id(), object("interactions", array(interaction(interaction))));
    }

    /** An old one: nothing is added to what was changed in the present second before the next. */
    private FakeTicket ticket() {
        return zendesk.tenant()
                .ticket(jane)
                .subject("Router is dead")
                .status("open")
                .updatedAt(Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60))
                .add();
    }

    private static Object interaction(String id) {
        return object(
                "created", "2026-11-20T09:00:00Z",
                "body", "Post",
                "linkUrl", "https://x.com/jane/status/1",
                "serviceId", id,
                "service", "twitter",
                "contentType", "post");
    }

    private static List<Answer> inParallel(int count, Supplier<Answer> call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(call::get));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitUntil(Supplier<Boolean> condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(end);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
