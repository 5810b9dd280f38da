package io.khoroszendesk.zendesk.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {

    final Scrubber scrubber = new Scrubber("a key of this test".getBytes(StandardCharsets.UTF_8), "canaryco");

    JsonNode scrubbed(String json) {
        return Json.read(scrubber.body(json.replace('\'', '"')));
    }

    @Test
    void names_become_other_names_of_as_many_words_in_any_case() {
        JsonNode users = scrubbed("{'users': [{'name': 'Jane Quill'}, {'name': 'jane quill'}]}")
                .path("users");

        assertThat(users.at("/0/name").asText())
                .matches("[A-Z][a-z]+ [A-Z][a-z]+")
                .doesNotContainIgnoringCase("jane");
        assertThat(users.at("/1/name").asText())
                .isEqualToIgnoringCase(users.at("/0/name").asText());
    }

    @Test
    void an_email_address_stays_one_and_is_the_same_wherever_it_stands() {
        JsonNode user = scrubbed("{'email': 'Jane@Example.org', 'identities': [{'value': 'jane@example.org'}]}");

        assertThat(user.path("email").asText()).matches("[a-z]+@example\\.com");
        assertThat(user.at("/identities/0/value")).isEqualTo(user.path("email"));
        assertThat(scrubber.parameter("query", "role:end-user email:\"jane@example.org\""))
                .isEqualTo("role:end-user email:\"" + user.path("email").asText() + "\"");
    }

    @Test
    void the_tag_of_a_merged_ticket_stays_and_tags_of_accounts_do_not() {
        JsonNode tags = scrubbed("{'tags': ['closed_by_merge', 'vip', 'open']}").path("tags");

        assertThat(tags.get(0).asText()).isEqualTo("closed_by_merge");
        assertThat(tags.get(1).asText()).isNotEqualTo("vip");
        assertThat(tags.get(2).asText()).isNotEqualTo("open");
    }

    @Test
    void a_phone_number_stays_one_of_its_country() {
        assertThat(scrubbed("{'phone': '+49 30 123 456'}").path("phone").asText())
                .matches("\\+49 \\d{2} \\d{3} \\d{3}")
                .isNotEqualTo("+49 30 123 456");
    }

    @Test
    void a_phone_number_of_no_country_becomes_one_that_nobody_has() {
        assertThat(scrubbed("{'phone': '+999 123 456'}").path("phone").asText()).matches("\\+1555\\d{7}");
    }

    @Test
    void ids_times_and_states_stay() {
        String kept =
                "{'id': 7, 'requester_id': 8, 'updated_at': '2026-01-02T03:04:05Z', 'status': 'open', 'active': true}";

        assertThat(scrubbed(kept)).isEqualTo(Json.read(kept.replace('\'', '"')));
    }

    @Test
    void what_a_state_may_not_look_like_is_none() {
        assertThat(scrubbed("{'status': 'jane@example.org', 'type': '030 123456'}")
                        .toString())
                .doesNotContain("jane", "123456");
    }

    @Test
    void values_of_custom_fields_stay_the_same_as_their_choices() {
        JsonNode fields =
                scrubbed("{'user_fields': [{'key': 'plan', 'custom_field_options': [{'value': 'gold_plan'}]}]}");
        JsonNode user = scrubbed("{'user': {'user_fields': {'plan': 'gold_plan', 'score': 42, 'type': 'born_1970'}}}");

        String plan = fields.at("/user_fields/0/key").asText();
        assertThat(user.at("/user/user_fields").path(plan))
                .isEqualTo(fields.at("/user_fields/0/custom_field_options/0/value"));
        assertThat(user.toString()).doesNotContain("gold", "42", "born");
    }

    @Test
    void the_choices_of_zendesks_own_fields_stay() {
        JsonNode field = scrubbed("{'system_field_options': [{'name': 'Low', 'value': 'low'}]}");

        assertThat(field.at("/system_field_options/0/value").asText()).isEqualTo("low");
    }

    @Test
    void interactions_are_recognised_again_in_metadata_and_text() {
        JsonNode comment = scrubbed("{'html_body': '<p>Jane came [khoros:twitter:123] by, late in the evening</p>',"
                + " 'metadata': {'custom': {'khoros': {'interactions': ['twitter:123']}}}}");

        String interaction =
                comment.at("/metadata/custom/khoros/interactions/0").asText();
        assertThat(interaction).matches("twitter:\\d{3}").isNotEqualTo("twitter:123");
        assertThat(comment.path("html_body").asText())
                .endsWith("[khoros:" + interaction + "]")
                .doesNotContain("Jane");
    }

    @Test
    void stored_handles_keep_their_network() {
        JsonNode user = scrubbed("{'user_fields': {'khoros_social': 'twitter jane.q 123\\nfacebook jane.quill'}}");

        assertThat(user.at("/user_fields/khoros_social").asText())
                .matches("twitter [a-z]+\\.[a-z]+ \\d{3}\\nfacebook [a-z]+\\.[a-z]+");
    }

    @Test
    void a_stored_handle_becomes_the_one_that_is_searched_for() {
        String stored = scrubbed("{'user': {'user_fields': {'khoros_social': 'twitter jane.q 123'}}}")
                .at("/user/user_fields/khoros_social")
                .asText();

        assertThat(scrubber.parameter("query", "role:end-user khoros_social:\"jane.q\""))
                .isEqualTo("role:end-user khoros_social:\"" + stored.split(" ")[1] + "\"");
    }

    @Test
    void addresses_of_the_api_lead_to_the_made_up_tenant_and_others_nowhere() {
        JsonNode user = scrubbed("{'url': 'https://canaryco.zendesk.com/api/v2/users/7.json',"
                + " 'photo': {'content_url': 'https://canaryco.zendesk.com/photos/jane.png'}}");

        assertThat(user.path("url").asText()).isEqualTo("https://acme.zendesk.com/api/v2/users/7.json");
        assertThat(user.at("/photo/content_url").asText())
                .startsWith("https://example.com/")
                .doesNotContain("jane");
    }

    @Test
    void a_key_is_the_same_where_a_field_is_defined_has_a_value_is_searched_for_and_is_rejected() {
        String key = scrubbed("{'user_fields': [{'id': 7, 'key': 'canaryco_plan', 'type': 'dropdown'}]}")
                .at("/user_fields/0/key")
                .asText();

        assertThat(key).doesNotContain("canaryco", "plan");
        assertThat(scrubbed("{'user': {'user_fields': {'canaryco_plan': null}}}")
                        .at("/user/user_fields")
                        .has(key))
                .isTrue();
        assertThat(scrubber.parameter("query", "canaryco_plan:\"x\"")).startsWith(key + ":");
        assertThat(scrubbed("{'error': 'RecordInvalid', 'details': {'user_fields.canaryco_plan': []}}")
                        .path("details")
                        .has("user_fields." + key))
                .isTrue();
    }

    @Test
    void keys_stay_that_the_settings_name_unless_they_name_the_account() {
        Scrubber knowing = new Scrubber(
                new byte[] {1},
                new KnownAccount("canaryco", Set.of("order_no", "canarycoplan"), null),
                ScrubbingLog.NONE);

        assertThat(knowing.body("{\"user_fields\": {\"order_no\": null, \"canarycoplan\": null}}"))
                .contains("order_no")
                .doesNotContain("canaryco");
    }

    @Test
    void what_is_no_json_becomes_one_text() {
        assertThat(scrubber.body("<html>Jane Quill, jane@example.org, is not here today</html>"))
                .doesNotContain("Jane", "jane");
    }

    @Test
    void other_keys_make_other_names() {
        Scrubber other = new Scrubber(new byte[] {1}, "canaryco");

        assertThat(other.body("\"Jane\"")).isNotEqualTo(scrubber.body("\"Jane\""));
    }

    @Test
    void names_that_differ_in_accents_and_invisible_marks_alone_stay_the_same_name() {
        assertThat(scrubber.body("\"Jose\u200b Strasse\"")).isEqualTo(scrubber.body("\"José Straße\""));
        assertThat(scrubber.body("\"Josa\"")).isNotEqualTo(scrubber.body("\"José\""));
    }

    @Test
    void headers_are_kept_only_where_they_can_name_nobody() {
        assertThat(List.of("Content-Type", "Retry-After", "X-Rate-Limit-Remaining"))
                .allMatch(name -> Scrubber.keepsHeader(name, name.equals("Content-Type") ? "application/json" : "7"));
        assertThat(List.of("Set-Cookie", "Authorization", "X-Zendesk-API-Warn"))
                .noneMatch(name -> Scrubber.keepsHeader(name, "canary"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[khoros:",
                "Σ",
                "twitter a\n",
                "twitter:",
                "is invalid",
                "a b@c ",
                "+1 ",
                "https://a/1/1",
                "a@",
                "a\u0301\u0323",
                "1"
            })
    void the_work_for_a_text_does_not_grow_faster_than_the_text_and_never_recurses(String part) {
        String text = part.repeat(40_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            scrubber.body(Json.text(Json.object("name", text)));
            scrubber.body(Json.text(Json.object("error", text, "phone", text, text, text)));
            scrubber.body(text);
            scrubber.url("/api/v2" + "/1/users".repeat(40_000) + "?query=" + text);
        });
    }
}
