package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.Generate.list;
import static io.khoroszendesk.Generate.number;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Generate.orNull;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.Property.forAll;
import static io.khoroszendesk.bridge.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.identity.MatchScore.Match;
import io.khoroszendesk.bridge.identity.MatchScore.Reason;
import io.khoroszendesk.zendesk.model.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchScoreTest {

    private static final Wanted JANE = Wanted.of(
            new SocialProfile(
                    "Jane Quill",
                    "@jane",
                    "https://x.com/jane",
                    "jane@example.com",
                    List.of("030 123456"),
                    List.of("#A-100"),
                    List.of("K7")),
            "khoros_social",
            Set.of("account_no"),
            Set.of("order_no"),
            "DE");

    @ParameterizedTest
    @CsvSource({
        "email, Jane@Example.com, EMAIL, 100",
        "phone, +4930123456, PHONE, 55",
        "name, quill jane, NAME, 30",
        "name, Jane Maria Quill, PART_OF_NAME, 15",
    })
    void one_reason_gives_its_points(String member, String value, Reason reason, int score) {
        Match match = only(user(1, member, value));

        assertThat(match.reasons()).containsExactly(reason);
        assertThat(match.score()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({
        "khoros_social, twitter jane 77, HANDLE, 95",
        "khoros_social, x @Jane, HANDLE, 95",
        "order_no, a-100, NUMBER, 60",
        "order_no, #A-100, NUMBER, 60",
        "account_no, ' K7 ', NUMBER, 60",
    })
    void one_user_field_gives_its_points(String key, String value, Reason reason, int score) {
        Match match = only(user(1, "user_fields", object(key, value)));

        assertThat(match.reasons()).containsExactly(reason);
        assertThat(match.score()).isEqualTo(score);
    }

    @Test
    void reasons_add_up() {
        Match match = only(user(1, "email", "jane@example.com", "name", "Jane Quill"));

        assertThat(match.score()).isEqualTo(130);
        assertThat(match.isSure()).isTrue();
        assertThat(match.isByNameAlone()).isFalse();
    }

    @Test
    void weak_reasons_together_are_still_not_sure() {
        Match match =
                only(user(1, "name", "Jane Quill", "phone", "030123456", "user_fields", object("order_no", "A-100")));

        assertThat(match.reasons()).containsExactlyInAnyOrder(Reason.NAME, Reason.PHONE, Reason.NUMBER);
        assertThat(match.score()).isEqualTo(MatchScore.SURE - 1);
        assertThat(match.isSure()).isFalse();
    }

    @Test
    void a_name_alone_is_never_sure() {
        Match match = only(user(1, "name", "Jane Quill"));

        assertThat(match.isByNameAlone()).isTrue();
        assertThat(match.isSure()).isFalse();
    }

    @Test
    void of_two_customers_with_the_name_one_who_is_somebody_else_on_the_network_counts_less() {
        assertThat(rank(renamed(1), user(2, "name", "Jane Quill")))
                .extracting(Match::score)
                .containsExactly(30, 10);
        assertThat(rank(renamed(1), renamed(2))).extracting(Match::score).containsExactly(10, 10);
    }

    @Test
    void who_alone_has_the_name_may_have_renamed_the_account() {
        assertThat(only(renamed(1)).score()).isEqualTo(25);
        assertThat(only(renamed(1)).isByNameAlone()).isTrue();
    }

    @Test
    void who_may_have_renamed_the_account_comes_behind_all_others() {
        assertThat(ids(
                        renamed(1),
                        user(2, "phone", "030123456"),
                        user(3, "name", "Jane Maria Quill"),
                        user(4, "user_fields", object("order_no", "A-100"))))
                .containsExactly(4L, 2L, 3L, 1L);
    }

    private static User renamed(long id) {
        return user(id, "name", "Jane Quill", "user_fields", object("khoros_social", "twitter janeq 5"));
    }

    @Test
    void a_handle_on_another_network_says_nothing_against_a_name() {
        assertThat(only(user(1, "name", "Jane Quill", "user_fields", object("khoros_social", "instagram janeq")))
                        .score())
                .isEqualTo(30);
        assertThat(only(user(
                                1,
                                "name",
                                "Jane Quill",
                                "user_fields",
                                object("khoros_social", "twitter janeq\ntwitter jane")))
                        .score())
                .isEqualTo(125);
    }

    @Test
    void a_namesake_with_the_right_phone_is_none() {
        assertThat(only(user(
                                1,
                                "name",
                                "Jane Quill",
                                "phone",
                                "030123456",
                                "user_fields",
                                object("khoros_social", "twitter janeq 5")))
                        .score())
                .isEqualTo(85);
    }

    @ParameterizedTest
    @CsvSource({"order_no, K7", "account_no, A-100"})
    void an_order_number_is_no_account_number(String key, String value) {
        assertThat(rank(user(1, "user_fields", object(key, value)))).isEmpty();
    }

    @Test
    void a_handle_that_two_customers_have_is_sure_for_neither() {
        assertThat(rank(
                        user(1, "user_fields", object("khoros_social", "twitter jane 12")),
                        user(2, "user_fields", object("khoros_social", "twitter jane 77"))))
                .allSatisfy(match -> {
                    assertThat(match.isExact()).isTrue();
                    assertThat(match.isSure()).isFalse();
                })
                .hasSize(2);
    }

    @Test
    void an_address_that_two_customers_have_is_sure_for_neither() {
        assertThat(rank(
                        user(1, "email", "jane@example.com"),
                        user(2, "email", "jane@example.com", "name", "Jane Quill")))
                .allSatisfy(match -> {
                    assertThat(match.isExact()).isTrue();
                    assertThat(match.isSure()).isFalse();
                })
                .hasSize(2);
    }

    @Test
    void of_two_customers_with_one_address_the_one_with_the_name_comes_first() {
        assertThat(ids(
                        user(1, "email", "jane@example.com", "name", "John Doe"),
                        user(2, "email", "jane@example.com", "name", "Jane Quill")))
                .containsExactly(2L, 1L);
    }

    @Test
    void an_address_that_zendesk_calls_shared_is_sure_for_nobody() {
        assertThat(MatchScore.rank(JANE.ownedBy(1, true), List.of(user(1, "email", "other@example.com"))))
                .singleElement()
                .satisfies(match -> assertThat(match.isSure()).isFalse());
    }

    @Test
    void the_owner_of_a_further_address_has_it_like_a_primary_one() {
        User owner = user(1, "email", "other@example.com");

        assertThat(MatchScore.rank(JANE, List.of(owner))).isEmpty();
        assertThat(MatchScore.rank(JANE.ownedBy(1, false), List.of(owner, user(2))))
                .singleElement()
                .satisfies(match -> assertThat(match.reasons()).containsExactly(Reason.EMAIL));
    }

    @Test
    void agents_admins_and_users_who_are_gone_never_match() {
        assertThat(rank(
                        user(1, "email", "jane@example.com", "role", "agent"),
                        user(2, "email", "jane@example.com", "role", "admin"),
                        user(3, "email", "jane@example.com", "active", false),
                        user(4, "email", "jane@example.com", "role", null)))
                .isEmpty();
    }

    @Test
    void who_does_not_match_at_all_is_left_out() {
        assertThat(rank(user(1, "name", "John Quill", "email", "john@example.com"), user(2)))
                .isEmpty();
    }

    @Test
    void an_empty_profile_matches_nobody() {
        Wanted nobody = Wanted.of(
                new SocialProfile(null, null, null, null, null, List.of(" ", "#"), null),
                "khoros_social",
                Set.of(),
                Set.of("order_no"),
                null);

        assertThat(MatchScore.rank(
                        nobody,
                        List.of(
                                user(1, "name", "", "email", "", "phone", "", "user_fields", object("order_no", "")),
                                user(2, "user_fields", object("order_no", "#", "khoros_social", "")))))
                .isEmpty();
    }

    @Test
    void equal_scores_go_to_who_is_not_suspended_then_changed_last_then_older() {
        assertThat(ids(
                        user(5, "name", "Jane Quill", "suspended", true, "updated_at", "2026-11-03T00:00:00Z"),
                        user(4, "name", "Jane Quill", "updated_at", "2026-11-01T00:00:00Z"),
                        user(3, "name", "Jane Quill", "updated_at", "2026-11-02T00:00:00Z"),
                        user(2, "name", "Jane Quill", "updated_at", "2026-11-01T00:00:00Z"),
                        user(1, "name", "Jane Quill")))
                .containsExactly(3L, 2L, 4L, 1L, 5L);
    }

    @Test
    void strongest_first() {
        assertThat(ids(
                        user(1, "name", "Jane Quill"),
                        user(2, "email", "jane@example.com"),
                        user(3, "phone", "+49 30 123456"),
                        user(4, "user_fields", object("khoros_social", "twitter jane"))))
                .containsExactly(2L, 4L, 3L, 1L);
    }

    @Test
    void the_order_of_the_candidates_does_not_matter() {
        record Shuffled(List<User> candidates, long order) {}
        Generator<Shuffled> shuffles =
                random -> new Shuffled(candidates().generate(random), random.longRange(Long.MIN_VALUE, Long.MAX_VALUE));
        forAll(shuffles, both -> {
            List<User> shuffled = new ArrayList<>(both.candidates);
            Collections.shuffle(shuffled, new Random(both.order));

            assertThat(MatchScore.rank(JANE, shuffled)).isEqualTo(MatchScore.rank(JANE, both.candidates));
        });
    }

    @Test
    void a_further_reason_never_lowers_the_score() {
        record Reasoned(List<User> candidates, String reason) {}
        Generator<Reasoned> reasoned = random ->
                new Reasoned(candidates().generate(random), random.oneOf("email", "handle", "phone", "number", "name"));
        forAll(reasoned, both -> {
            for (User user : both.candidates) {
                assertThat(score(with(user, both.reason))).as(both.reason).isGreaterThanOrEqualTo(score(user));
            }
        });
    }

    @Test
    void sure_is_who_has_the_address_or_alone_the_handle_and_nobody_else() {
        forAll(candidates(), candidates -> {
            List<Match> matches = MatchScore.rank(JANE, candidates);
            for (Match match : matches) {
                assertThat(match.isSure())
                        .isEqualTo(isAlone(match, Reason.EMAIL, matches) || isAlone(match, Reason.HANDLE, matches));
            }
        });
    }

    private static boolean isAlone(Match match, Reason reason, List<Match> matches) {
        return match.reasons().contains(reason)
                && matches.stream().filter(m -> m.reasons().contains(reason)).count() == 1;
    }

    /** At most eight of them, no two with the same id. */
    private static Generator<List<User>> candidates() {
        Generator<User> candidate = random -> user(
                number(1, 1_000).generate(random),
                "name",
                random.oneOf("Jane Quill", "Jane Maria Quill", "John", ""),
                "email",
                orNull(50, oneOf("jane@example.com", "john@example.com")).generate(random),
                "phone",
                orNull(50, oneOf("030123456", "+49301", "030999999")).generate(random),
                "suspended",
                random.trueOrFalse(),
                "updated_at",
                orNull(30, oneOf("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"))
                        .generate(random),
                "user_fields",
                object(
                        "khoros_social",
                        orNull(30, oneOf("twitter jane", "twitter jo 1", "facebook jane", ""))
                                .generate(random),
                        "order_no",
                        orNull(50, oneOf("A-100", "x")).generate(random)));
        return random -> {
            Map<Long, User> byId = new LinkedHashMap<>();
            list(0, 8, candidate).generate(random).forEach(user -> byId.putIfAbsent(user.id(), user));
            return List.copyOf(byId.values());
        };
    }

    private static User with(User user, String reason) {
        String handles = user.fieldText("khoros_social") == null ? "" : user.fieldText("khoros_social") + "\n";
        boolean handle = reason.equals("handle");
        return user(
                user.id(),
                "name",
                reason.equals("name") ? "Jane Quill" : user.name(),
                "email",
                reason.equals("email") ? "jane@example.com" : user.email(),
                "phone",
                reason.equals("phone") ? "030123456" : user.phone(),
                "user_fields",
                object(
                        "khoros_social",
                        handle ? handles + "twitter jane" : user.fieldText("khoros_social"),
                        "order_no",
                        reason.equals("number") ? "A-100" : user.fieldText("order_no")));
    }

    private static int score(User user) {
        return MatchScore.rank(JANE, List.of(user)).stream()
                .mapToInt(Match::score)
                .findFirst()
                .orElse(0);
    }

    private static Match only(User user) {
        return MatchScore.rank(JANE, List.of(user)).getFirst();
    }

    private static List<Match> rank(User... users) {
        return MatchScore.rank(JANE, List.of(users));
    }

    private static List<Long> ids(User... users) {
        return rank(users).stream().map(match -> match.user().id()).toList();
    }
}
