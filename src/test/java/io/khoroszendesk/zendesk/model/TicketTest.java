package io.khoroszendesk.zendesk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.model.Ticket.CustomField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tickets are read from Zendesk's JSON. */
class TicketTest {

    @Test
    void custom_fields_are_those_that_have_a_value() throws Exception {
        Ticket ticket =
                read("[{\"id\":1,\"value\":\"a\"},{\"id\":2,\"value\":null},{\"id\":3},{\"id\":4,\"value\":false}]");

        assertThat(ticket.customFields())
                .containsExactly(new CustomField(1, new TextNode("a")), new CustomField(4, BooleanNode.FALSE));
    }

    @Test
    void unknown_members_of_a_custom_field_are_skipped() throws Exception {
        Ticket ticket = read("[{\"type\":{\"id\":7,\"value\":[\"x\"]},\"value\":[\"a\",\"b\"],\"id\":1}]");

        assertThat(ticket.customFields()).hasSize(1).first().satisfies(field -> {
            assertThat(field.id()).isEqualTo(1);
            assertThat(field.value()).hasToString("[\"a\",\"b\"]");
        });
    }

    @Test
    void empty_places_in_the_list_are_skipped() throws Exception {
        assertThat(read("[null,{\"id\":1,\"value\":\"a\"},null]").customFields())
                .hasSize(1);
    }

    @Test
    void a_ticket_without_custom_fields_has_none() throws Exception {
        assertThat(read("null").customFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "\"a\"", "1", "[1]", "[[]]", "[{\"id\":\"a\",\"value\":1}]", "[{\"id\":{},\"value\":1}]"})
    void what_is_no_list_of_fields_cannot_be_read(String fields) {
        assertThatExceptionOfType(MismatchedInputException.class).isThrownBy(() -> read(fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[{", "[{\"id\":1", "[{\"id\":1,\"value\":"})
    void a_list_that_is_cut_cannot_be_read(String fields) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> ZendeskJson.MAPPER.readValue("{\"custom_fields\":" + fields, Ticket.class));
    }

    @Test
    void unknown_members_are_skipped_wherever_they_stand() throws Exception {
        Ticket ticket = ZendeskJson.MAPPER.readValue(
                "{\"via\":{\"id\":9,\"source\":{\"subject\":\"no\"}},\"id\":1,\"tags\":[\"id\"],\"subject\":\"yes\",\"x\":[{}]}",
                Ticket.class);

        assertThat(ticket.id()).isEqualTo(1);
        assertThat(ticket.subject()).isEqualTo("yes");
    }

    private static Ticket read(String customFields) throws JsonProcessingException {
        return ZendeskJson.MAPPER.readValue("{\"id\":1,\"custom_fields\":" + customFields + "}", Ticket.class);
    }
}
