package io.khoroszendesk.bridge.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldModelsTest {

    private final Bridge bridge = new Bridge();

    @Test
    void the_fields_are_those_of_the_account() {
        assertThat(customer().fields()).extracting(Field::name).contains("name", "plan", "customer_number", "vip");
        assertThat(cases().fields()).extracting(Field::name).contains("ticket_status", "priority", "group");
        assertThat(cases().field("group").orElseThrow().options())
                .extracting(Field.Option::name)
                .containsExactly("Support", "Billing");
        assertThat(cases().field("ticket_status").orElseThrow().options())
                .extracting(Field.Option::name)
                .contains("Waiting for parcel");
    }

    @Test
    void they_are_read_once_while_they_are_fresh() {
        customer();
        cases();
        bridge.zendesk.forgetCalls();
        bridge.clock.advance(Duration.ofMinutes(5).minusMillis(1));

        customer();
        cases();

        assertThat(bridge.zendesk.calls()).isEmpty();
    }

    @Test
    void the_parts_that_cases_need_are_read_at_the_same_time() {
        List<String> others = List.of("GET /api/v2/custom_statuses", "GET /api/v2/groups");
        bridge.zendesk.before("GET /api/v2/ticket_fields", () -> awaitCalls(others));

        assertThat(cases().field("group")).isPresent();
    }

    private void awaitCalls(List<String> targets) {
        try {
            Callers.until(() -> bridge.zendesk.calls().containsAll(targets));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void they_are_read_again_after_the_time_that_is_set() {
        customer();
        bridge.tenant().userField("shoe_size", "text").add();
        bridge.clock.advance(Duration.ofMinutes(5));

        assertThat(customer().field("shoe_size")).isPresent();
    }

    @Test
    void changes_to_the_fields_are_those_of_each_object() {
        Bridge changed = new Bridge("adapter.fields.customer.hide", "plan", "adapter.fields.case.hide", "priority");

        assertThat(changed.ask(changed.models::customer).field("plan")).isEmpty();
        assertThat(changed.ask(changed.models::cases).field("priority")).isEmpty();
        assertThat(changed.ask(changed.models::cases).field("type")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void an_account_without_custom_statuses_or_the_right_to_see_groups_has_none_of_them(int status) {
        bridge.faults().always("GET /api/v2/custom_statuses", Fault.status(status));
        bridge.faults().always("GET /api/v2/groups", Fault.status(status));

        assertThat(cases().field("priority")).isPresent();
        assertThat(cases().field("group")).isEmpty();
    }

    @Test
    void any_other_failure_is_not_taken_for_an_account_without_groups() {
        bridge.faults().always("GET /api/v2/groups", Fault.status(500));

        assertThat(bridge.refusal(() -> bridge.cases.find("1")).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(bridge.refusal(() -> FailureTranslator.answered(bridge.models::cases))
                        .code())
                .isEqualTo(Code.CRM_UNAVAILABLE);
    }

    @Test
    void an_active_field_of_several_lines_keeps_handles() {
        assertThat(keepsHandles()).isTrue();
    }

    @Test
    void an_inactive_field_or_one_of_another_type_or_none_keeps_no_handles() {
        bridge.tenant().userField("khoros_social", "textarea").inactive().add();
        assertThat(keepsHandles()).isFalse();

        Bridge oneLine = new Bridge("adapter.handles.field", "customer_number");
        assertThat(oneLine.ask(oneLine.models::keepsHandles)).isFalse();

        Bridge none = new Bridge("adapter.handles.field", "social");
        assertThat(none.ask(none.models::keepsHandles)).isFalse();
    }

    private FieldModel customer() {
        return bridge.ask(bridge.models::customer);
    }

    private FieldModel cases() {
        return bridge.ask(bridge.models::cases);
    }

    private boolean keepsHandles() {
        return bridge.ask(bridge.models::keepsHandles);
    }

    @Test
    void customers_and_cases_have_their_own_fields() {
        assertThat(of("customer").field("plan")).isPresent();
        assertThat(of("case").field("priority")).isPresent();
    }

    @Test
    void there_are_no_other_types() {
        OperationException refusal = bridge.refusal(() -> of("asset"));

        assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal).hasMessage("There is no such type of object; there are customer and case.");
    }

    @Test
    void a_failure_of_zendesk_is_told() {
        bridge.faults().always("GET /api/v2/user_fields", Fault.UNAVAILABLE);

        assertThat(bridge.refusal(() -> of("customer")).code()).isEqualTo(Code.CRM_BUSY);
    }

    private FieldModel of(String type) {
        return bridge.ask(() -> bridge.models.of(type));
    }
}
