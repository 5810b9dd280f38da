package io.khoroszendesk.marketing.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosCompany.Crm;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import io.khoroszendesk.marketing.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(Tenant.class)
class UpdateCommandTest {

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
        desk = new Desk(khoros, directory).loggedIn(khoros.token()).set("adapter.public-url", service.origin());
    }

    @AfterEach
    void close() {
        khoros.close();
        service.close();
    }

    private void register() {
        desk.run("register", "--name", "Zendesk");
    }

    @Test
    void update_sends_all_three_members() {
        register();
        desk.set("khoros.auth-header-values", "second-key");

        assertThat(desk.run("update", "--name", "Zendesk of Acme")).isZero();

        assertThat(khoros.company().crms())
                .containsExactly(new Crm(70_001, "Zendesk of Acme", service.origin() + "/api/v1", "Bearer second-key"));
        assertThat(desk.registration().orElseThrow().name()).isEqualTo("Zendesk of Acme");
    }

    @Test
    void update_before_register_says_what_to_do() {
        assertThat(desk.run("update")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("Use register, or adopt CRM_ID");
    }

    @Test
    void a_crm_that_was_registered_by_hand_is_adopted_and_updated() {
        long id = khoros.company()
                .registeredByHand("By hand", "https://old.example", "old")
                .id();

        assertThat(desk.run("adopt", String.valueOf(id), "--name", "Zendesk")).isZero();
        assertThat(khoros.calls()).isEmpty();
        assertThat(desk.run("update")).isZero();

        assertThat(khoros.company().crms())
                .containsExactly(new Crm(id, "Zendesk", service.origin() + "/api/v1", "Bearer first-key"));
    }

    @Test
    void a_lost_registration_is_adopted_with_what_is_known_of_it() {
        khoros.next(POST, KhorosOddity.LOST_ANSWER);
        register();

        assertThat(desk.run("adopt", "70001")).isZero();

        assertThat(desk.registration()).contains(Registration.adopted(70_001, "Zendesk", service.origin() + "/api/v1"));
    }

    @Test
    void another_crm_is_adopted_by_force_only() {
        register();

        assertThat(desk.run("adopt", "5")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("is CRM 70001 already");
        assertThat(desk.run("adopt", "5", "--force")).isZero();
    }

    @Test
    void where_all_runs_are_dry_nothing_is_updated() {
        register();
        desk.set("adapter.dry-run", "true");

        assertThat(desk.run("update", "--name", "Zendesk of Acme")).isZero();

        assertThat(desk.terminal.told).contains("Nothing was sent: this is a dry run.");
        assertThat(khoros.company().crms().getFirst().name()).isEqualTo("Zendesk");
        assertThat(desk.registration().orElseThrow().name()).isEqualTo("Zendesk");
    }
}
