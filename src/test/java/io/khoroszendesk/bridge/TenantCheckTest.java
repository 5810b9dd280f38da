package io.khoroszendesk.bridge;

import static io.khoroszendesk.bridge.Samples.systemField;
import static io.khoroszendesk.bridge.Samples.ticketField;
import static io.khoroszendesk.bridge.Samples.userField;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.bridge.fields.FieldsConfig;
import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.bridge.identity.BestMatchConfig;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.model.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantCheckTest {

    @Test
    void settings_that_name_what_the_account_has_are_fine() {
        assertThat(problems(
                        "adapter.fields.customer.hide", "plan,notes",
                        "adapter.fields.case.order", "priority,ticket_field_7",
                        "adapter.bestmatch.order-fields", "plan",
                        "adapter.cases.group", "5"))
                .isEmpty();
    }

    @Test
    void a_field_that_the_account_does_not_have_is_named_with_the_setting() {
        assertThat(problems("adapter.fields.customer.hide", "plan,shoe_size"))
                .containsExactly(
                        "ADAPTER_FIELDS_CUSTOMER_HIDE names the field shoe_size, which the account doesn't have");
        assertThat(problems("adapter.fields.case.alias", "ticket_field_8=club"))
                .containsExactly(
                        "ADAPTER_FIELDS_CASE_ALIAS names the field ticket_field_8, which the account doesn't have");
        assertThat(problems("adapter.fields.customer.label", "shoe_size=Size"))
                .containsExactly(
                        "ADAPTER_FIELDS_CUSTOMER_LABEL names the field shoe_size, which the account doesn't have");
        assertThat(problems("adapter.fields.case.order", "club"))
                .containsExactly("ADAPTER_FIELDS_CASE_ORDER names the field club, which the account doesn't have");
    }

    @Test
    void numbers_are_looked_for_in_fields_that_are_there() {
        assertThat(problems("adapter.bestmatch.order-fields", "orders", "adapter.bestmatch.account-fields", "accounts"))
                .containsExactly(
                        "ADAPTER_BESTMATCH_ORDER_FIELDS names the field orders, which the account doesn't have",
                        "ADAPTER_BESTMATCH_ACCOUNT_FIELDS names the field accounts, which the account doesn't have");
    }

    @Test
    void an_alias_may_be_named_as_well_as_the_field() {
        assertThat(problems(
                        "adapter.fields.customer.alias", "plan = tariff",
                        "adapter.fields.customer.label", "tariff=Tariff,plan=Plan"))
                .isEmpty();
    }

    @Test
    void a_group_that_is_not_there_is_named() {
        assertThat(problems("adapter.cases.group", "6"))
                .containsExactly("ADAPTER_CASES_GROUP names the group 6, which doesn't exist");
    }

    @Test
    void where_no_group_can_be_seen_nothing_is_said_of_groups() {
        assertThat(problems(List.of(), "adapter.cases.group", "6")).isEmpty();
    }

    private static List<String> problems(String... settings) {
        return problems(List.of(new Group(5L, "Support", false)), settings);
    }

    private static List<String> problems(List<Group> groups, String... settings) {
        return new TenantCheck(
                        OperatorSettings.of(FieldsConfig.class, settings),
                        OperatorSettings.of(HandlesConfig.class, settings),
                        OperatorSettings.of(BestMatchConfig.class, settings),
                        OperatorSettings.of(CasesConfig.class, settings))
                .get(
                        List.of(userField("plan", "text", "title", "Plan")),
                        List.of(
                                systemField("priority", "Priority", "high", "High"),
                                ticketField(7, "text", "title", "Order number")),
                        groups);
    }
}
