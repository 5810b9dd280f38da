package io.khoroszendesk.bridge.fields;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.bridge.Samples.AS_THEY_ARE;
import static io.khoroszendesk.bridge.Samples.userField;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.fields.Field.Format;
import io.khoroszendesk.bridge.fields.Field.Option;
import io.khoroszendesk.bridge.fields.Field.Type;
import io.khoroszendesk.zendesk.model.UserField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "id, TEXT, false, false",
        "url, TEXT, false, false",
        "uri, TEXT, false, false",
        "name, TEXT, true, true",
        "email, TEXT, true, true",
        "phone, TEXT, true, true",
        "external_id, TEXT, true, true",
        "details, TEXTAREA, false, true",
        "notes, TEXTAREA, false, true",
        "time_zone, TEXT, false, true",
        "suspended, CHECKBOX, false, false",
    })
    void every_tenant_has_the_built_in_fields(String name, Type type, boolean searchable, boolean writable) {
        Field field = model().field(name).orElseThrow();

        assertThat(field.type()).isEqualTo(type);
        assertThat(field.searchable()).isEqualTo(searchable);
        assertThat(field.isWritable()).isEqualTo(writable);
    }

    @Test
    void there_are_no_other_fields_in_a_new_tenant() {
        assertThat(model().fields())
                .extracting(Field::name)
                .containsExactly(
                        "id",
                        "url",
                        "uri",
                        "name",
                        "email",
                        "phone",
                        "external_id",
                        "details",
                        "notes",
                        "time_zone",
                        "suspended");
    }

    @ParameterizedTest
    @CsvSource({
        "text, TEXT, TEXT, true",
        "regexp, TEXT, TEXT, true",
        "integer, TEXT, INTEGER, true",
        "decimal, TEXT, DECIMAL, true",
        "date, TEXT, DATE, true",
        "textarea, TEXTAREA, TEXT, false",
        "checkbox, CHECKBOX, YES_NO, false",
        "dropdown, SINGLE_SEL_LIST, CHOICE, true",
        "tagger, SINGLE_SEL_LIST, CHOICE, true",
    })
    void user_fields_are_shown_by_their_type(String zendesk, Type type, Format format, boolean searchable) {
        Field field = model(userField("extra", zendesk, "title", "Extra"))
                .field("extra")
                .orElseThrow();

        assertThat(field.type()).isEqualTo(type);
        assertThat(field.format()).isEqualTo(format);
        assertThat(field.searchable()).isEqualTo(searchable);
        assertThat(field.isWritable()).isTrue();
        assertThat(field.label()).isEqualTo("Extra");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"multiselect", "lookup", "partialcreditcard", "something new"})
    void types_without_a_form_at_khoros_are_left_out(String type) {
        assertThat(model(userField("extra", type)).field("extra")).isEmpty();
    }

    @Test
    void a_list_offers_its_choices_by_name_and_sends_their_tags() {
        FieldModel model = model(userField(
                "plan",
                "dropdown",
                "custom_field_options",
                array(
                        object("name", "Plans::Gold", "value", "gold"),
                        object("value", "silver"),
                        object("name", "lost"))));

        assertThat(model.field("plan").orElseThrow().options())
                .containsExactly(new Option("Plans::Gold", "gold"), new Option("silver", "silver"));
    }

    @Test
    void inactive_fields_are_left_out() {
        assertThat(model(userField("old", "text", "active", false)).field("old"))
                .isEmpty();
        assertThat(model(userField("unsaid", "text", "active", null)).field("unsaid"))
                .isPresent();
    }

    @Test
    void learned_handles_are_nobodys_to_see() {
        assertThat(model(userField("khoros_social", "textarea")).field("khoros_social"))
                .isEmpty();
    }

    @Test
    void a_field_without_a_title_is_shown_by_its_key() {
        assertThat(model(userField("plan", "text", "title", " "))
                        .field("plan")
                        .orElseThrow()
                        .label())
                .isEqualTo("plan");
    }

    @Test
    void a_key_that_the_search_has_no_word_for_is_not_searchable() {
        assertThat(model(userField("club.no", "text"))
                        .field("club.no")
                        .orElseThrow()
                        .searchable())
                .isFalse();
    }

    @Test
    void a_key_of_the_contract_gets_a_suffix() {
        FieldModel model = model(userField("id", "text"), userField("uri", "text"), userField("name", "text"));

        assertThat(model.nameOf(new Field.Source.UserField("id"))).contains("id_field");
        assertThat(model.nameOf(new Field.Source.UserField("uri"))).contains("uri_field");
        assertThat(model.nameOf(new Field.Source.UserField("name"))).contains("name_field");
    }

    private static FieldModel model(UserField... fields) {
        return CustomerFields.of(List.of(fields), "khoros_social", AS_THEY_ARE);
    }
}
