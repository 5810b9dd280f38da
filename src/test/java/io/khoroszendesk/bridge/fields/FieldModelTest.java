package io.khoroszendesk.bridge.fields;

import static io.khoroszendesk.bridge.Samples.alias;
import static io.khoroszendesk.bridge.Samples.hide;
import static io.khoroszendesk.bridge.Samples.label;
import static io.khoroszendesk.bridge.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.Samples.Changed;
import io.khoroszendesk.bridge.fields.Field.Access;
import io.khoroszendesk.bridge.fields.Field.Format;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.Field.Type;
import io.khoroszendesk.bridge.fields.FieldsConfig.Changes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldModelTest {

    private static final Set<String> RESERVED = Set.of("id", "status", "title");

    @Test
    void built_in_fields_come_first() {
        assertThat(names(model(Samples.AS_THEY_ARE)))
                .containsExactly("id", "priority", "ticket_field_1", "ticket_field_2");
    }

    @Test
    void hidden_fields_are_gone() {
        FieldModel model = model(hide("priority", "ticket_field_1"));

        assertThat(names(model)).containsExactly("id", "ticket_field_2");
        assertThat(model.field("priority")).isEmpty();
    }

    @Test
    void an_alias_renames_a_field_and_keeps_its_place() {
        FieldModel model = model(alias("ticket_field_1=clubNo"));

        assertThat(names(model)).containsExactly("id", "priority", "clubNo", "ticket_field_2");
        assertThat(model.nameOf(new Source.TicketField(1))).contains("clubNo");
        assertThat(model.field("ticket_field_1")).isEmpty();
    }

    @Test
    void a_label_is_given_by_either_name() {
        Changes byAlias =
                changes(List.of(), List.of("ticket_field_1=clubNo"), List.of("clubNo=Club = number"), List.of());
        Changes byName = changes(
                List.of(), List.of("ticket_field_1=clubNo"), List.of("ticket_field_1=Club = number"), List.of());

        assertThat(model(byAlias).field("clubNo").orElseThrow().label()).isEqualTo("Club = number");
        assertThat(model(byName).field("clubNo").orElseThrow().label()).isEqualTo("Club = number");
        assertThat(model(label("priority=Urgency"))
                        .field("priority")
                        .orElseThrow()
                        .label())
                .isEqualTo("Urgency");
    }

    @Test
    void the_ordered_fields_come_first_by_either_name() {
        Changes changes = changes(
                List.of(),
                List.of("ticket_field_2=clubNo"),
                List.of(),
                List.of("ticket_field_2", "priority", "nonsense"));

        assertThat(names(model(changes))).containsExactly("clubNo", "priority", "id", "ticket_field_1");
        assertThat(names(model(order("ticket_field_2", "ticket_field_2", "id"))))
                .containsExactly("ticket_field_2", "id", "priority", "ticket_field_1");
    }

    @Test
    void an_aliased_field_is_hidden_by_either_name() {
        assertThat(names(model(changes(List.of("clubNo"), List.of("ticket_field_1=clubNo"), List.of(), List.of()))))
                .containsExactly("id", "priority", "ticket_field_2");
        assertThat(names(model(
                        changes(List.of("ticket_field_1"), List.of("ticket_field_1=clubNo"), List.of(), List.of()))))
                .containsExactly("id", "priority", "ticket_field_2");
    }

    @Test
    void an_alias_that_is_a_member_of_the_contract_gets_a_suffix() {
        assertThat(names(model(alias("ticket_field_1=status"))))
                .contains("status_field")
                .doesNotContain("status");
        assertThat(names(model(alias("priority=title"))))
                .contains("title_field")
                .doesNotContain("title");
    }

    @Test
    void a_name_that_is_taken_gets_a_suffix() {
        assertThat(names(model(alias("ticket_field_1=clubNo", "ticket_field_2=clubNo"))))
                .containsExactly("id", "priority", "clubNo", "clubNo_field");
    }

    @Test
    void a_field_with_a_suffix_still_answers_to_the_name_it_came_with() {
        assertThat(names(model(
                        changes(List.of("ticket_field_1"), List.of("ticket_field_1=status"), List.of(), List.of()))))
                .containsExactly("id", "priority", "ticket_field_2");
        assertThat(model(changes(
                                List.of(),
                                List.of("ticket_field_1=status"),
                                List.of("ticket_field_1=State"),
                                List.of()))
                        .field("status_field")
                        .orElseThrow()
                        .label())
                .isEqualTo("State");
    }

    @Test
    void hiding_an_aliased_field_spares_the_one_whose_name_it_took() {
        Changes changes =
                changes(List.of("ticket_field_2"), List.of("ticket_field_2=ticket_field_1"), List.of(), List.of());

        assertThat(model(changes).nameOf(new Source.TicketField(1))).contains("ticket_field_1");
        assertThat(model(changes).nameOf(new Source.TicketField(2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clubNo", "=clubNo", "ticket_field_1=", ""})
    void a_pair_in_another_form_stops_the_start(String pair) {
        assertThat(FieldModel.problems("ADAPTER_FIELDS_CASE", alias(pair)))
                .singleElement()
                .asString()
                .startsWith("ADAPTER_FIELDS_CASE_ALIAS: ");
        assertThat(FieldModel.problems("ADAPTER_FIELDS_CASE", label(pair)))
                .singleElement()
                .asString()
                .startsWith("ADAPTER_FIELDS_CASE_LABEL: ");
        assertThat(FieldModel.problems("ADAPTER_FIELDS_CASE", Samples.AS_THEY_ARE))
                .isEmpty();
    }

    @Test
    void two_fields_with_one_alias_stop_the_start() {
        assertThat(FieldModel.problems("ADAPTER_FIELDS_CASE", alias("ticket_field_1=shop", "ticket_field_2= shop")))
                .containsExactly(
                        "ADAPTER_FIELDS_CASE_ALIAS gives two fields the name shop: write another one for one of them");
        assertThat(FieldModel.problems("ADAPTER_FIELDS_CASE", alias("ticket_field_1=shop", "ticket_field_2=branch")))
                .isEmpty();
    }

    @Test
    void a_field_with_two_aliases_or_labels_stops_the_start() {
        assertThat(FieldModel.problems("ADAPTER_FIELDS_CASE", alias("ticket_field_1=shop", "ticket_field_1=branch")))
                .containsExactly("ADAPTER_FIELDS_CASE_ALIAS names the field ticket_field_1 twice: remove one of them");
        assertThat(FieldModel.problems("ADAPTER_FIELDS_CASE", label("shop=Shop", "shop=Branch")))
                .containsExactly("ADAPTER_FIELDS_CASE_LABEL names the field shop twice: remove one of them");
    }

    @Test
    void two_fields_may_have_one_label() {
        assertThat(FieldModel.problems("ADAPTER_FIELDS_CASE", label("ticket_field_1=Shop", "ticket_field_2=Shop")))
                .isEmpty();
    }

    private static FieldModel model(Changes changes) {
        return FieldModel.of(
                "case",
                List.of(Field.ours("id", "Case ID"), Field.list("priority", "Priority", "priority", List.of())),
                List.of(custom(1), custom(2)),
                RESERVED,
                changes);
    }

    private static Field custom(long id) {
        String name = "ticket_field_" + id;
        return new Field(
                name, name, Type.TEXT, false, Access.WRITE, Format.TEXT, List.of(), new Source.TicketField(id));
    }

    private static Changes changes(List<String> hide, List<String> alias, List<String> label, List<String> order) {
        return new Changed(Optional.of(hide), Optional.of(alias), Optional.of(label), Optional.of(order));
    }

    private static List<String> names(FieldModel model) {
        return model.fields().stream().map(Field::name).toList();
    }
}
