package io.khoroszendesk.care.sync;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(SyncTenant.class)
class HandleImportTest {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger(1_000);

    @Inject
    Instance<SyncRun> runs;

    @Inject
    HandleImport handles;

    @Inject
    Clock clock;

    @TempDir
    Path directory;

    FakeUser jane;
    /** Another one for every test: the adapter remembers for a while whose handles it has learned. */
    String handle;

    String account;

    @BeforeEach
    void jane() throws SyncException {
        SyncTenant.isItselfAgain();
        account = String.valueOf(ACCOUNTS.incrementAndGet());
        handle = "jane." + account;
        jane = zendesk()
                .tenant()
                .user("Jane Quill")
                .email("jane@example.com")
                .phone("+4930123")
                .add();
        run();
    }

    private void run() throws SyncException {
        try (SyncStore store = SyncStore.open(directory)) {
            runs.get().run(new SyncOptions(), new StopSignal(), store, new ProgressPrinter(new Lines(), false, clock));
        }
    }

    private FakeAuthor author(FakeUser user) {
        return care().directory()
                .author("crm", "zendesk_1", String.valueOf(user.id()))
                .orElseThrow();
    }

    private static Object handles(FakeUser user) {
        return zendesk().user(user.id()).field("khoros_social");
    }

    @Test
    void a_handle_that_an_agent_has_joined_is_learned() throws SyncException {
        care().directory()
                .agentJoins(
                        author(jane), care().directory().arrives("twitter", account, handle.toUpperCase(Locale.ROOT)));

        run();

        assertThat(handles(jane)).isEqualTo("twitter " + handle + " " + account);
        assertThat(zendesk().user(jane.id()).emails()).containsExactly("jane@example.com");
        assertThat(zendesk().user(jane.id()).phone()).isEqualTo("+4930123");
    }

    @Test
    void the_id_of_an_account_on_facebook_holds_for_one_page_and_is_not_learned() throws SyncException {
        care().directory().agentJoins(author(jane), care().directory().arrives("facebook", "777", handle));

        run();

        assertThat(handles(jane)).isEqualTo("facebook " + handle);
    }

    @Test
    void neither_side_answers_to_the_other_for_ever() throws SyncException {
        care().directory().agentJoins(author(jane), care().directory().arrives("twitter", account, handle));
        run();
        assertThat(handles(jane)).isNotNull();
        // What was written to Zendesk is a change there, and goes to Care once.
        run();
        zendesk().forgetCalls();
        care().forgetCalls();

        run();

        assertThat(zendesk().count("PUT", "*")).isZero();
        assertThat(care().count("PUT", "*")).isZero();
    }

    @Test
    void a_handle_that_another_customer_has_is_not_learned() throws SyncException {
        FakeUser joe = zendesk()
                .tenant()
                .user("Joe")
                .field("khoros_social", "twitter " + handle + " " + account)
                .add();
        care().directory().agentJoins(author(jane), care().directory().arrives("twitter", account, handle));

        run();

        assertThat(handles(jane)).isNull();
        assertThat(handles(joe)).isEqualTo("twitter " + handle + " " + account);
    }

    @Test
    void a_person_who_is_several_customers_is_left_alone() throws SyncException {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        run();
        care().directory().agentJoins(author(jane), care().directory().arrives("twitter", account, handle));
        care().directory().agentJoins(author(jane), author(joe));

        run();

        assertThat(handles(jane)).isNull();
        assertThat(handles(joe)).isNull();
    }

    @Test
    void a_split_is_taken_over_and_the_account_is_never_joined_again() throws SyncException {
        FakeAuthor twitter = care().directory().arrives("twitter", account, handle);
        care().directory().agentJoins(author(jane), twitter);
        run();
        run();
        assertThat(handles(jane)).isEqualTo("twitter " + handle + " " + account);

        care().directory().agentSplits(twitter);
        zendesk().tenant().edit(jane.id()).name("Jane Q").save();
        run();
        zendesk().tenant().edit(jane.id()).name("Jane Quill").save();
        run();

        assertThat((String) handles(jane)).isNullOrEmpty();
        assertThat(care().directory().customer(String.valueOf(jane.id())).ids("twitter"))
                .isEmpty();
        assertThat(zendesk().user(jane.id()).name()).isEqualTo("Jane Quill");
    }

    @Test
    void a_split_of_an_account_that_the_push_has_joined_is_taken_over_as_well() throws SyncException {
        FakeAuthor twitter = care().directory().arrives("twitter", account, handle);
        zendesk()
                .tenant()
                .edit(jane.id())
                .field("khoros_social", "instagram jane.else\ntwitter " + handle + " " + account)
                .save();
        run();
        assertThat(care().directory().customer(String.valueOf(jane.id())).ids("twitter"))
                .containsExactly(account);

        care().directory().agentSplits(twitter);
        run();

        assertThat(handles(jane)).isEqualTo("instagram jane.else");
        assertThat(care().directory().customer(String.valueOf(jane.id())).ids("twitter"))
                .isEmpty();
    }

    @Test
    void an_account_that_was_never_joined_is_not_taken_for_a_split_one() throws SyncException {
        zendesk()
                .tenant()
                .edit(jane.id())
                .field("khoros_social", "twitter " + handle + " " + account)
                .save();
        run();
        care().directory().arrives("twitter", account, handle);

        run();

        assertThat(handles(jane)).isEqualTo("twitter " + handle + " " + account);
    }

    @Test
    void an_account_without_a_customer_is_nobodys() throws SyncException {
        care().directory().arrives("twitter", account, handle);
        zendesk().forgetCalls();

        run();

        assertThat(zendesk().count("PUT", "*")).isZero();
    }

    @Test
    void more_than_a_day_is_asked_for_in_pieces_that_overlap_with_what_was_done() throws SyncException {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        List<Instant> ends = new ArrayList<>();
        care().forgetCalls();

        handles.run(
                new StopSignal(),
                Instant.parse("2026-11-19T10:00:00Z"),
                now,
                new JoinedAccounts(Map.of()),
                ends::add,
                new SyncReport());

        assertThat(care().calls("GET", "/api/v2/authors/changed"))
                .extracting(call -> Instant.ofEpochMilli(Long.parseLong(call.query("startEpochMillis"))))
                .containsExactly(
                        Instant.parse("2026-11-19T09:50:00Z"),
                        Instant.parse("2026-11-20T09:50:00Z"),
                        Instant.parse("2026-11-21T09:50:00Z"));
        assertThat(ends).hasSize(3).endsWith(now);
    }
}
