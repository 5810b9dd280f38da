package io.khoroszendesk.care.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.model.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedHandlesTest {

    @Test
    void an_account_with_the_networks_id_is_sure() {
        assertThat(of("twitter jane.q 20170807\nfacebook - 123456789012345"))
                .containsExactly(AuthorRef.of("twitter", "20170807"), AuthorRef.of("facebook", "123456789012345"));
    }

    @Test
    void a_name_alone_is_never_enough() {
        assertThat(of("twitter jane.q\ninstagram @janed")).isEmpty();
    }

    @Test
    void an_account_that_another_customer_has_is_not_sure() {
        assertThat(of(user("end-user", true, "twitter jane.q 1001\ntwitter jane.r 1002"), Set.of("1001")))
                .containsExactly(AuthorRef.of("twitter", "1002"));
    }

    @Test
    void networks_that_care_does_not_have_are_left_out() {
        assertThat(of("bluesky jane.q 1001\ntiktok jane 1002\nX jane.q 1003"))
                .containsExactly(AuthorRef.of("twitter", "1003"));
    }

    @Test
    void lines_that_mean_the_same_account_count_once() {
        assertThat(of("twitter jane.q 1001\nTwitter @Jane.Q 1001\nx jane.renamed 1001"))
                .containsExactly(AuthorRef.of("twitter", "1001"));
    }

    @Test
    void agents_and_deleted_users_are_joined_with_nobody() {
        assertThat(of(user("agent", true, "twitter jane.q 1001"), Set.of())).isEmpty();
        assertThat(of(user("end-user", false, "twitter jane.q 1001"), Set.of())).isEmpty();
    }

    @Test
    void joining_can_be_switched_off() {
        assertThat(new VerifiedHandles(
                                OperatorSettings.of(AuthorConfig.class, "adapter.care.join", "false"),
                                OperatorSettings.of(HandlesConfig.class),
                                (customer, handle) -> false)
                        .of(user("end-user", true, "twitter jane.q 1001")))
                .isEmpty();
    }

    @Test
    void a_user_without_handles_costs_nothing() {
        VerifiedHandles sure = new VerifiedHandles(
                OperatorSettings.of(AuthorConfig.class),
                OperatorSettings.of(HandlesConfig.class),
                (customer, handle) -> {
                    throw new AssertionError("asked");
                });

        assertThat(sure.hasCandidates(user("end-user", true, "twitter jane.q"))).isFalse();
        assertThat(sure.of(user("end-user", true, "twitter jane.q"))).isEmpty();
        assertThat(sure.hasCandidates(user("end-user", true, "twitter jane.q 1001")))
                .isTrue();
    }

    private static List<AuthorRef> of(String lines) {
        return of(user("end-user", true, lines), Set.of());
    }

    private static List<AuthorRef> of(User user, Set<String> idsOfOthers) {
        return new VerifiedHandles(
                        OperatorSettings.of(AuthorConfig.class),
                        OperatorSettings.of(HandlesConfig.class),
                        (Long customer, Handle handle) -> idsOfOthers.contains(handle.id()))
                .of(user);
    }

    private static User user(String role, boolean active, String lines) {
        return new User(
                101L,
                "Jane",
                null,
                null,
                null,
                null,
                null,
                null,
                role,
                active,
                false,
                null,
                null,
                null,
                null,
                Map.of("khoros_social", Json.read(Json.text(lines))));
    }
}
