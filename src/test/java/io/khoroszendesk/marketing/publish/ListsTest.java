package io.khoroszendesk.marketing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import io.khoroszendesk.marketing.Desk;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Tenant.class)
class ListsTest {

    private static final String INITIATIVES = "GET /v2/conversations/initiative";

    @TempDir
    Path directory;

    private FakeKhoros khoros;
    private Desk desk;

    @BeforeEach
    void open() {
        khoros = FakeKhoros.start();
        desk = new Desk(khoros, directory).loggedIn(khoros.token());
    }

    @AfterEach
    void close() {
        khoros.close();
    }

    @Test
    void whoami_shows_user_companies_and_the_end_of_the_token() {
        assertThat(desk.run("whoami")).isZero();
        assertThat(desk.terminal.printed)
                .anyMatch(line -> line.equals("Khoros knows you as admin@acme.example."))
                .anyMatch(line -> line.contains("in 700 days"))
                .anyMatch(line -> line.matches("389 +Acme +APP3 +-"));
    }

    @Test
    void initiatives_are_a_table_as_wide_as_their_names() {
        desk.run("initiatives");

        assertThat(desk.terminal.printed)
                .containsExactly(
                        "ID    NAME             DESCRIPTION",
                        "1710  Care             Customers who need help",
                        "1711  Spring campaign  -",
                        "1712  Autumn campaign  -");
        assertThat(desk.terminal.told).containsExactly("3 initiatives.");
    }

    @Test
    void initiatives_are_found_by_name() {
        desk.run("initiatives", "--name", "spring");

        assertThat(desk.terminal.printed).hasSize(2).last().asString().contains("Spring campaign");
    }

    @Test
    void all_pages_are_read() {
        for (int id = 2000; id < 2250; id++) {
            khoros.company().initiative(String.valueOf(id), "Initiative " + id, "");
        }

        desk.run("initiatives", "--json");

        assertThat(Json.read(desk.terminal.all()).size()).isEqualTo(253);
        assertThat(khoros.count(INITIATIVES)).isEqualTo(3);
    }

    @Test
    void a_name_cannot_move_the_cursor() {
        khoros.company().initiative("9", "\u001b[2J\nnasty", "");

        desk.run("initiatives");

        assertThat(desk.terminal.all()).doesNotContain("\u001b").contains("[2J nasty");
    }

    @Test
    void accounts_are_listed_with_their_service_and_set() {
        desk.run("accounts", "--initiative", "1710");

        assertThat(desk.terminal.printed)
                .containsExactly(
                        "ID     SERVICE   TYPE  NAME        ALIAS     SET",
                        "21365  FACEBOOK  PAGE  Page: Acme  AcmePage  Acme's own",
                        "21366  TWITTER   USER  acme        -         Acme's own");
    }

    @Test
    void json_is_what_khoros_answers() {
        desk.run("accounts", "--initiative", "1710", "--json");

        assertThat(Json.read(String.join("", desk.terminal.printed))
                        .at("/0/accounts/1/serviceId")
                        .asText())
                .isEqualTo("921366");
    }

    @ParameterizedTest
    @CsvSource({
        "DEVELOPER_INACTIVE, Developer Inactive",
        "SERVICE_NOT_FOUND, 586",
        "REFUSED_WITH_200, The name is taken",
        "THROTTLED, fewer calls",
    })
    void what_khoros_answers_in_place_of_data_is_explained(KhorosOddity oddity, String words) {
        khoros.next(INITIATIVES, oddity);

        assertThat(desk.run("initiatives")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains(words);
        assertThat(khoros.count(INITIATIVES)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"BROKEN", "UNKNOWN_ERROR", "LOST_ANSWER", "DONE_BUT_500"})
    void reads_are_repeated_after_faults_that_pass(KhorosOddity oddity) {
        khoros.next(INITIATIVES, oddity, oddity);

        assertThat(desk.run("initiatives")).isZero();
        assertThat(khoros.count(INITIATIVES)).isEqualTo(3);
        assertThat(desk.pauses).hasSize(2);
    }

    @Test
    void while_khoros_does_not_answer_it_is_told_what_is_waited_for() {
        CountDownLatch answer = khoros.hold(INITIATIVES);
        desk.betweenNotices = time -> Thread.sleep(20);
        desk.terminal.whenTold(line -> answer.countDown());

        assertThat(desk.run("initiatives")).isZero();

        assertThat(desk.terminal.told.getFirst()).startsWith("Waiting for Khoros' answer, for ");
        assertThat(desk.terminal.told).last().isEqualTo("3 initiatives.");
    }

    @Test
    void reads_are_not_repeated_forever() {
        khoros.next(INITIATIVES, KhorosOddity.BROKEN, KhorosOddity.BROKEN, KhorosOddity.BROKEN, KhorosOddity.BROKEN);

        assertThat(desk.run("initiatives")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("Khoros failed (500)");
    }

    @Test
    void words_that_repeat_the_token_are_masked() {
        khoros.next(INITIATIVES, KhorosOddity.REPEATS_THE_BODY);

        desk.run("initiatives");

        assertThat(desk.terminal.all()).contains("Not valid: Bearer ********").doesNotContain("acme-token-");
    }

    @Test
    void a_khoros_that_cannot_be_reached_is_told() {
        Desk lost = new Desk("http://localhost:1", directory).loggedIn("token");

        assertThat(lost.run("whoami")).isEqualTo(1);
        assertThat(lost.terminal.all())
                .contains("Khoros can't be reached: no connection")
                .contains("KHOROS_API_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "khoros.api-url, api.spredfast.com, KHOROS_API_URL is not an address",
        "khoros.api-url, https://api.spredfast.com/v2/, KHOROS_API_URL ends before /v2",
        "khoros.login-url, https://a:b@login.example, KHOROS_LOGIN_URL is not an address",
    })
    void a_setting_that_cannot_work_is_named(String name, String value, String words) {
        desk.set(name, value);

        assertThat(desk.run("whoami")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains(words).doesNotContain("a:b");
    }

    @Test
    void who_is_not_logged_in_is_told_how() {
        Desk stranger = new Desk(khoros, directory.resolve("other"));

        assertThat(stranger.run("whoami")).isEqualTo(1);
        assertThat(stranger.terminal.all()).contains("Log in with the command login");
    }

    @Test
    void sixty_days_before_the_end_every_command_warns() {
        desk.loggedIn(khoros.token());
        desk.run("initiatives");
        assertThat(desk.terminal.all()).doesNotContain("Warning");

        desk.now = Instant.now().plus(Duration.ofDays(645));
        desk.run("initiatives");
        assertThat(desk.terminal.told)
                .last()
                .asString()
                .containsPattern("Warning: The Khoros token ends on .* in 5\\d days");
    }

    @Test
    void a_token_that_has_ended_is_not_sent() {
        desk.loggedIn(khoros.token());
        desk.now = Instant.now().plus(Duration.ofDays(800));

        assertThat(desk.run("whoami")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("The Khoros token ended on");
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void without_a_state_directory_it_is_named() {
        desk.set("adapter.state-dir", "");

        for (List<String> command : List.of(List.of("whoami"), List.of("register", "--name", "x"))) {
            desk.terminal = new Lines();
            assertThat(desk.run(command.toArray(String[]::new))).isEqualTo(1);
            assertThat(desk.terminal.all()).contains("ADAPTER_STATE_DIR is missing");
        }
    }
}
