package io.khoroszendesk.bridge.customer;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.bridge.Samples.user;
import static io.khoroszendesk.bridge.Samples.userField;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.fields.CustomerFields;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final AgentLinks LINKS =
            new AgentLinks(OperatorSettings.of(ZendeskConfig.class, "zendesk.subdomain", "acme"));
    private static final FieldModel MODEL = CustomerFields.of(
            List.of(
                    userField("score", "integer"),
                    userField("since", "date"),
                    userField("vip", "checkbox"),
                    userField(
                            "plan",
                            "dropdown",
                            "custom_field_options",
                            array(object("name", "Gold", "value", "gold")))),
            "khoros_social",
            Samples.alias("plan=tariff"));

    @Test
    void a_user_is_shown_with_every_populated_field() {
        Customer customer = customer(user(
                71001,
                "name",
                "Jane Quill",
                "email",
                "jane@example.com",
                "phone",
                "+4930123456",
                "external_id",
                "c-1",
                "details",
                "d",
                "notes",
                "n",
                "time_zone",
                "Berlin",
                "suspended",
                true,
                "user_fields",
                object("score", 42, "since", "2020-08-19T00:00:00Z", "vip", true, "plan", "gold")));

        assertThat(customer.id()).isEqualTo("71001");
        assertThat(customer.url()).isEqualTo("https://acme.zendesk.com/agent/users/71001");
        assertThat(customer.fields())
                .isEqualTo(object(
                        "name",
                        "Jane Quill",
                        "email",
                        "jane@example.com",
                        "phone",
                        "+4930123456",
                        "external_id",
                        "c-1",
                        "details",
                        "d",
                        "notes",
                        "n",
                        "time_zone",
                        "Berlin",
                        "suspended",
                        true,
                        "score",
                        "42",
                        "since",
                        "2020-08-19",
                        "vip",
                        true,
                        "tariff",
                        "gold"));
    }

    @Test
    void fields_without_a_value_are_left_out() {
        Customer customer = customer(user(
                1, "name", "Jane", "email", null, "details", "", "user_fields", object("score", null, "plan", null)));

        assertThat(customer.fields()).isEqualTo(object("name", "Jane", "suspended", false));
    }

    @Test
    void learned_handles_and_hidden_fields_are_not_shown() {
        User jane = user(1, "name", "Jane", "user_fields", object("khoros_social", "twitter jane", "unknown", "x"));
        FieldModel hiding = CustomerFields.of(
                List.of(userField("khoros_social", "textarea")), "khoros_social", Samples.hide("suspended"));

        assertThat(Customer.of(jane, hiding, LINKS).fields()).isEqualTo(object("name", "Jane"));
    }

    @Test
    void what_is_written_takes_zendesks_names() {
        assertThat(changes("name", "Jane", "email", null, "tariff", "gold", "score", 42))
                .isEqualTo(UserChanges.builder()
                        .name("Jane")
                        .email(null)
                        .userField("plan", "gold")
                        .userField("score", 42)
                        .build());
        assertThat(changes("name", "Jane"))
                .isEqualTo(UserChanges.builder().name("Jane").build());
        assertThat(changes()).isEqualTo(UserChanges.NONE);
    }

    @Test
    void every_member_of_a_user_is_written_to_its_own() {
        assertThat(changes(
                        "phone",
                        "+4930123456",
                        "external_id",
                        "c-1",
                        "details",
                        "d",
                        "notes",
                        "n",
                        "time_zone",
                        "Berlin"))
                .isEqualTo(UserChanges.builder()
                        .phone("+4930123456")
                        .externalId("c-1")
                        .details("d")
                        .notes("n")
                        .timeZone("Berlin")
                        .build());
    }

    private static UserChanges changes(Object... members) {
        return Customer.setFields(UserChanges.builder(), values(members)).build();
    }

    private static Customer customer(User user) {
        return Customer.of(user, MODEL, LINKS);
    }

    private static Map<Field, Object> values(Object... members) {
        Map<Field, Object> values = new LinkedHashMap<>();
        object(members).forEach((name, value) -> values.put(MODEL.field(name).orElseThrow(), value));
        return values;
    }
}
