package io.khoroszendesk.marketing.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosCompany.Crm;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import io.khoroszendesk.marketing.Desk;
import io.khoroszendesk.marketing.api.CustomCrm;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.registration.Registration.State;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@QuarkusTest
@WithTestResource(Tenant.class)
class RegisterCommandTest {

    private static final String POST = "POST /v2/crm/admin/custom";

    @TempDir
    Path directory;

    private FakeKhoros khoros;
    private OurService service;
    private Desk desk;

    @BeforeEach
    void open() {
        khoros = FakeKhoros.start();
        service = OurService.with("first-key,second-key");
        desk = new Desk(khoros, directory).loggedIn(khoros.token()).set("adapter.public-url", service.origin() + "/");
    }

    @AfterEach
    void close() {
        khoros.close();
        service.close();
    }

    private int register(String... more) {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(new String[] {"register", "--name", "Zendesk"}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return desk.run(arguments);
    }

    @Test
    void khoros_gets_name_address_and_the_first_key_with_its_scheme() {
        assertThat(register()).isZero();

        assertThat(khoros.company().crms())
                .containsExactly(new Crm(70_001, "Zendesk", service.origin() + "/api/v1", "Bearer first-key"));
        assertThat(desk.terminal.printed).contains("Registered as CRM 70001.");
        assertThat(desk.registration().orElseThrow().crmId()).isEqualTo(70_001);
    }

    @Test
    void another_header_than_authorization_gets_the_bare_key() {
        desk.set("khoros.auth-header-name", "X-Api-Key");

        register("--unchecked");

        assertThat(khoros.company().crms().getFirst().authHeaderValue()).isEqualTo("first-key");
    }

    @Test
    void the_address_may_be_given_and_loses_its_last_slash() {
        register("--unchecked", "--url", "https://crm.acme.example/api/v1/");

        assertThat(khoros.company().crms().getFirst().instanceUrl()).isEqualTo("https://crm.acme.example/api/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://crm.acme.example", "https://a:b@crm.acme.example", "https://x.example?y"})
    void what_is_no_address_is_not_registered(String url) {
        assertThat(register("--unchecked", "--url", url)).isEqualTo(2);
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void what_cannot_be_an_address_at_all_is_a_wrong_option() {
        assertThat(register("--unchecked", "--url", "crm.acme.example")).isEqualTo(2);
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void a_public_address_that_is_none_is_told_by_its_setting() {
        desk.set("adapter.public-url", "crm.acme.example");

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("ADAPTER_PUBLIC_URL is not an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENVELOPE", "BARE", "CRM_ID", "LOCATION"})
    void the_id_is_found_wherever_it_stands(String form) {
        khoros.answerRegistrations(form);

        register();

        assertThat(desk.registration().orElseThrow().crmId()).isEqualTo(70_001);
    }

    @Test
    void an_answer_without_an_id_is_a_registration_that_is_not_sent_again() {
        khoros.answerRegistrations("NOTHING");

        assertThat(register()).isZero();
        assertThat(desk.terminal.all()).contains("Registered, id unknown");
        assertThat(desk.registration().orElseThrow().state()).isEqualTo(State.REGISTERED_WITHOUT_ID);

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("did not tell its id").contains("adopt CRM_ID");
        assertThat(khoros.count(POST)).isEqualTo(1);
    }

    @Test
    void a_second_run_registers_nothing() {
        register();

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("registered already, as CRM 70001");
        assertThat(khoros.company().crms()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = KhorosOddity.class,
            names = {"LOST_ANSWER", "DONE_BUT_500", "DONE_BUT_PAGE", "BROKEN", "UNKNOWN_ERROR"})
    void an_answer_that_leaves_it_open_is_never_followed_by_a_second_request(KhorosOddity oddity) {
        khoros.next(POST, oddity);

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("may have been registered");
        assertThat(register()).isEqualTo(1);
        assertThat(khoros.count(POST)).isEqualTo(1);

        assertThat(register("--force")).isZero();
        assertThat(khoros.count(POST)).isEqualTo(2);
    }

    @Test
    void a_run_that_was_killed_after_sending_is_not_repeated() {
        desk.stateDir()
                .write(
                        Registration.FILE,
                        Registration.posting(new CustomCrm("Zendesk", service.origin(), "first-key")));

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all())
                .contains("may have been registered")
                .contains("adopt CRM_ID")
                .contains("--force");
        assertThat(khoros.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = KhorosOddity.class,
            names = {"DEVELOPER_INACTIVE", "SERVICE_NOT_FOUND", "REFUSED_WITH_200", "THROTTLED", "REPEATS_THE_BODY"})
    void after_a_clear_refusal_it_can_be_tried_again(KhorosOddity oddity) {
        khoros.next(POST, oddity);

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("Nothing was registered.");
        assertThat(desk.registration()).isEmpty();
        assertThat(register()).isZero();
    }

    @Test
    void words_that_repeat_the_key_are_masked() {
        khoros.next(POST, KhorosOddity.REPEATS_THE_BODY);

        register();

        assertThat(desk.terminal.all())
                .contains("********")
                .doesNotContain("first-key")
                .doesNotContain("acme-token-");
    }

    @Test
    void a_dry_run_shows_the_request_without_the_key() {
        assertThat(register("--dry-run")).isZero();

        assertThat(desk.terminal.printed.getFirst()).isEqualTo(POST);
        assertThat(Json.read(desk.terminal.printed.get(1)))
                .isEqualTo(Json.node(Json.object(
                        "name", "Zendesk",
                        "instanceUrl", service.origin() + "/api/v1",
                        "authHeaderValue", "Bearer ********")));
        assertThat(khoros.calls()).isEmpty();
        assertThat(desk.registration()).isEmpty();
    }

    @Test
    void where_all_runs_are_dry_nothing_is_registered() {
        desk.set("adapter.dry-run", "true");

        assertThat(register()).isZero();

        assertThat(desk.terminal.printed.getFirst()).isEqualTo(POST);
        assertThat(desk.terminal.told).contains("Nothing was sent: this is a dry run.");
        assertThat(khoros.calls()).isEmpty();
        assertThat(desk.registration()).isEmpty();
    }

    @Test
    void before_it_registers_it_says_what_khoros_would_see() {
        register();

        assertThat(desk.terminal.told)
                .anyMatch(line -> line.matches(
                        "ok +customer +Khoros would see 2 fields, after \\d+\\.\\d s of the 20 s it waits\\."))
                .anyMatch(line -> line.matches("ok +case +Khoros would see 2 fields.*"))
                .anyMatch(line -> line.matches("ok +wrong key +Whoever has a wrong key is turned away with 401\\."))
                .anyMatch(line -> line.matches("warn +address +.* is this machine, which Khoros can't reach\\."));
    }

    @Test
    void a_service_that_has_other_keys_is_not_registered() {
        desk.set("khoros.auth-header-values", "unknown-key");

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all())
                .contains("the address answers 401")
                .contains("compare their KHOROS_AUTH_HEADER_VALUES")
                .doesNotContain("unknown-key");
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void a_service_that_accepts_any_key_is_not_registered() {
        service.open = true;

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("A wrong key is accepted");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 502, 301})
    void a_service_that_is_not_there_is_not_registered(int status) {
        service.broken = status;

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all())
                .contains("the address answers " + status)
                .contains("->");
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void an_address_that_takes_no_connections_is_told_as_that() {
        service.close();

        assertThat(register()).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("the address takes no connections");
    }

    @Test
    void without_a_log_in_nothing_is_remembered() {
        desk.stateDir().forget(TokenStore.FILE);

        assertThat(register()).isEqualTo(1);
        assertThat(desk.registration()).isEmpty();
    }

    @Test
    void no_option_takes_a_secret() {
        assertThat(new CommandLine(new RegisterCommand()).getCommandSpec().options())
                .noneMatch(option -> option.longestName().matches(".*(key|secret|token|auth).*"));
    }
}
