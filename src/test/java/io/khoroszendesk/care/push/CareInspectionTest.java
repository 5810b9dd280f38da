package io.khoroszendesk.care.push;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.MetadataClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SyncTenant.class)
class CareInspectionTest {

    @Inject
    CareInspection check;

    @Inject
    CareClient client;

    @Inject
    CareConfig config;

    @Inject
    MetadataClient metadata;

    @Inject
    DeadlineConfig deadlines;

    @BeforeEach
    void nobody_is_there() {
        SyncTenant.isItselfAgain();
    }

    private Finding account() {
        return check.inspect(false).getFirst();
    }

    private Finding fields(String fields) {
        AuthorConfig authors = OperatorSettings.of(AuthorConfig.class, "adapter.care.fields", fields);
        return new CareInspection(client, config, authors, OperatorSettings.of(TicketConfig.class), metadata, deadlines)
                .fields();
    }

    @Test
    void an_account_that_care_takes_is_told_and_nothing_is_written() {
        assertThat(account().level()).isEqualTo(Level.OK);
        assertThat(account().sentence()).contains("shows with the first customer");
        assertThat(care().calls()).isNotEmpty().allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void a_wrong_password_is_told() {
        care().account("bot", "another");

        assertThat(account().isFailure()).isTrue();
        assertThat(account().sentence()).contains("CARE_PASSWORD is wrong");
    }

    @Test
    void missing_rights_are_told() {
        care().faults().always("GET /api/v2/authors*", Fault.status(403));

        assertThat(account().isFailure()).isTrue();
        assertThat(account().sentence()).contains("Base API");
    }

    @Test
    void a_key_whose_customers_care_has_is_confirmed() {
        care().directory().arrives("crm", "zendesk_1", "101", "Jane");

        assertThat(account().sentence()).contains("has customers of the CRM zendesk_1");
    }

    @Test
    void a_key_beside_which_care_has_others_is_doubted() {
        care().directory().crm("sfdc_1");
        care().directory().arrives("crm", "sfdc_1", "101", "Jane");

        assertThat(account().level()).isEqualTo(Level.WARN);
        assertThat(account().sentence()).contains("of the CRM sfdc_1, none of zendesk_1");
    }

    @Test
    void a_key_that_care_refuses_is_told() {
        care().faults().next("GET /api/v2/authors/networks/crm/*", Fault.status(400));

        Finding finding = account();
        assertThat(finding.isFailure()).isTrue();
        assertThat(finding.step()).contains("CARE_CRM_KEY");
    }

    @Test
    void a_field_that_zendesk_does_not_have_is_named_with_those_it_has() {
        Finding finding = fields("points=points,pionts=plan");

        assertThat(finding.isFailure()).isTrue();
        assertThat(finding.sentence()).contains("ADAPTER_CARE_FIELDS names pionts,");
        assertThat(finding.step()).contains("points");
    }

    @Test
    void an_organization_field_that_zendesk_does_not_have_is_named_with_those_it_has() {
        TicketConfig tickets = OperatorSettings.of(
                TicketConfig.class, "adapter.care.ticket-fields", "open=open,organization.regoin=region");
        AuthorConfig authors = OperatorSettings.of(AuthorConfig.class);
        CareInspection inspection = new CareInspection(client, config, authors, tickets, metadata, deadlines);

        assertThat(inspection.obstacle(false, line -> {})).hasValueSatisfying(words -> assertThat(words)
                .contains("ADAPTER_CARE_TICKET_FIELDS names regoin,")
                .contains("the account has region"));
    }

    @Test
    void fields_that_zendesk_has_are_fine() {
        assertThat(fields("points=points").isFailure()).isFalse();
    }
}
