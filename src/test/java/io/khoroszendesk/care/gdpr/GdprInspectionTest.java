package io.khoroszendesk.care.gdpr;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.care.sync.TicketTenant;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.ops.OperatorSettings;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.care.ticket-fields", value = TicketTenant.FIELDS),
            @ResourceArg(name = "adapter.care.reactivate", value = "solved,replied"),
            @ResourceArg(name = "care.gdpr.username", value = FakeCare.ERASER),
            @ResourceArg(name = "care.gdpr.password", value = FakeCare.ERASER_PASSWORD)
        })
class GdprInspectionTest {

    @Inject
    GdprInspection check;

    @Inject
    GdprClient client;

    @BeforeEach
    void nobody_is_there() {
        TicketTenant.isItselfAgain();
    }

    private Finding account() {
        return check.inspect(false).getFirst();
    }

    @Test
    void an_account_that_care_takes_is_told_and_nothing_is_filed() {
        assertThat(account().level()).isEqualTo(Level.OK);
        assertThat(care().calls()).isNotEmpty().allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void an_account_without_the_role_is_told() {
        care().faults().always("GET /api/v2/gdpr/requests/*", Fault.status(403));

        assertThat(account().isFailure()).isTrue();
        assertThat(account().sentence()).contains("api_restricted");
    }

    @Test
    void without_an_account_nothing_is_asked() {
        GdprInspection none = new GdprInspection(client, OperatorSettings.of(GdprConfig.class));

        assertThat(none.inspect(false)).isEmpty();
        assertThat(care().calls()).isEmpty();
    }
}
