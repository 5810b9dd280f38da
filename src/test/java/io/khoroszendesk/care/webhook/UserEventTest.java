package io.khoroszendesk.care.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserEventTest {

    private static Set<Long> users(String body) {
        return UserEvent.users(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_event_names_its_user_twice() {
        assertThat(users("""
                {"account_id":1,"detail":{"id":"32500000000101","role":"end-user","organization_id":"0"},
                 "event":{"current":"gold","previous":"silver"},"id":"e-1","subject":"zen:user:32500000000101",
                 "time":"2026-11-21T10:00:00Z","type":"zen:event-type:user.custom_field_changed",
                 "zendesk_event_version":"2022-06-20"}""")).containsExactly(32500000000101L);
    }

    @Test
    void a_type_may_be_spelt_with_a_slash() {
        assertThat(users("{\"type\":\"zen:event-type/user.identity_changed\",\"detail\":{\"id\":\"7\"}}"))
                .containsExactly(7L);
    }

    @Test
    void of_a_merge_both_users_count() {
        assertThat(users("""
                {"type":"zen:event-type:user.merged","subject":"zen:user:7","detail":{"id":"7"},
                 "event":{"user":{"id":"8"}}}""")).containsExactly(7L, 8L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "{}",
                "{\"type\":\"zen:event-type:ticket.created\",\"detail\":{\"id\":\"7\"}}",
                "{\"type\":\"zen:event-type:user.created\",\"detail\":{\"id\":\"-7\"}}",
                "{\"type\":\"zen:event-type:user.created\",\"detail\":{\"id\":\"99999999999999999999\"}}",
                "{\"type\":\"zen:event-type:user.created\",\"subject\":\"zen:user:Jane\"}"
            })
    void whatever_else_comes_is_about_nobody(String body) {
        assertThat(users(body)).isEmpty();
    }
}
