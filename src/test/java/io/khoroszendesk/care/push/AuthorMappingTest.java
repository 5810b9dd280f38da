package io.khoroszendesk.care.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.care.api.AuthorBody;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.push.AuthorMapping.Context;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.model.User;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuthorMappingTest {

    private static final String LINK = "https://acme.zendesk.com/agent/users/32500000000101";
    private static final Context CONTEXT = new Context("Acme Garden", List.of("vip", "newsletter"), LINK);

    @Test
    void by_default_everything_a_user_has_is_sent() {
        AuthorUpdate update = mapping().update(jane(), CONTEXT, List.of());

        assertThat(update.id()).isEqualTo("32500000000101");
        assertThat(update.attributes())
                .containsExactly(
                        Map.entry("zendesk_id", "32500000000101"),
                        Map.entry("name", "Jane Quill"),
                        Map.entry("email", "jane@example.com"),
                        Map.entry("phone", "+12025550101"),
                        Map.entry("organization", "Acme Garden"),
                        Map.entry("tags", "vip, newsletter"),
                        Map.entry("zendesk_url", LINK));
    }

    @Test
    void keys_are_those_agreed_with_khoros_and_what_is_left_out_is_not_sent() {
        AuthorUpdate update = mapping("adapter.care.attributes", "name=Customer Name, link = crm.link")
                .update(jane(), CONTEXT, List.of());

        assertThat(update.attributes()).isEqualTo(Map.of("Customer Name", "Jane Quill", "crm.link", LINK));
    }

    @Test
    void user_fields_of_every_type_become_texts() {
        Map<String, String> values = mapping(
                        "adapter.care.fields",
                        "plan=a_plan,vip=a_vip,points=a_points,rate=a_rate,since=a_since,topics=a_topics,none=a_none")
                .update(jane(), CONTEXT, List.of())
                .attributes();

        assertThat(new TreeMap<>(values).tailMap("a_", true).headMap("b"))
                .isEqualTo(new TreeMap<>(Map.of(
                        "a_plan", "gold",
                        "a_vip", "true",
                        "a_points", "1200",
                        "a_rate", "12.50",
                        "a_since", "2021-05-04",
                        "a_topics", "roses, herbs",
                        "a_none", "")));
    }

    @Test
    void what_a_customer_has_no_longer_is_overwritten() {
        User nobody = user(null, null, null, Map.of());

        assertThat(mapping()
                        .update(nobody, new Context(null, null, LINK), List.of())
                        .attributes())
                .containsEntry("phone", "")
                .containsEntry("organization", "")
                .containsEntry("tags", "");
        assertThat(mapping("adapter.care.no-value", "-")
                        .update(nobody, new Context(" ", List.of(), LINK), List.of())
                        .attributes())
                .containsEntry("phone", "-")
                .containsEntry("organization", "-");
    }

    @Test
    void the_body_names_the_customer_first_and_no_attribute_takes_the_place_of_an_id() {
        AuthorUpdate update = new AuthorUpdate(
                "101",
                Map.of("id", "evil", "networkinstance", "evil", "plan", "gold"),
                List.of(AuthorRef.of("twitter", "1001"), AuthorRef.of("twitter", "1002")));

        JsonNode body = Json.read(Json.text(AuthorBody.of("zendesk_1", update)));

        assertThat(body).isEqualTo(Json.read("""
                {"handles":{"crm":[{"networkinstance":"zendesk_1","id":"101","plan":"gold"}],
                 "twitter":[{"id":"1001"},{"id":"1002"}]}}"""));
        assertThat(body.path("handles").fieldNames().next()).isEqualTo("crm");
    }

    @Test
    void attributes_of_a_person_stand_alone_if_no_handles_are_named() {
        AuthorBody body = new AuthorBody(Map.of("birthday", "1970-01-01"), Map.of());

        assertThat(Json.read(Json.text(body))).isEqualTo(Json.read("{\"birthday\":\"1970-01-01\"}"));
    }

    private static AuthorMapping mapping(String... settings) {
        return AuthorMapping.of(OperatorSettings.of(AuthorConfig.class, settings));
    }

    private static User jane() {
        return user(
                "Jane Quill",
                "jane@example.com",
                "+12025550101",
                Map.of(
                        "plan", Json.read("\"gold\""),
                        "vip", Json.read("true"),
                        "points", Json.read("1200"),
                        "rate", Json.read("\"12.50\""),
                        "since", Json.read("\"2021-05-04\""),
                        "topics", Json.read("[\"roses\",\"herbs\"]"),
                        "none", Json.read("null")));
    }

    private static User user(String name, String email, String phone, Map<String, JsonNode> fields) {
        return new User(
                32500000000101L,
                name,
                email,
                phone,
                null,
                null,
                null,
                null,
                "end-user",
                true,
                false,
                null,
                null,
                null,
                null,
                fields);
    }
}
