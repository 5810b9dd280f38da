package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.list;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Generate.orNull;
import static io.khoroszendesk.Generate.textOf;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandleTest {

    private static final Generator<String> HOSTILE = joined(
            6,
            textOf(4, "aAzİßé/@-.:%?&=#019 \t\n\u200b\u200f\u0301\u00bd\u2100\uff20\ud83d\ude80"),
            oneOf(
                    "x.com/",
                    "https://",
                    "/people/",
                    "jane",
                    "@",
                    "%0A",
                    "%0D",
                    "%09",
                    "%20",
                    "%2F",
                    "%40",
                    "%4A",
                    "e\u200b\u0301",
                    "a \u0301",
                    "J\u030c",
                    "-"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane",
                "@jane",
                "@Jane",
                " @jane ",
                "\u200f@jane\u200b",
                "＠ｊａｎｅ",
                "https://x.com/jane?lang=de",
                "twitter.com/Jane/",
                "https://mobile.twitter.com/@jane/status/1",
                "x.com/%6Aane",
                "x.com/%4Aane"
            })
    void every_spelling_of_a_name_is_one(String spelling) {
        assertThat(Handle.of("Twitter", spelling, null)).contains(new Handle("twitter", "jane", null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.com/jane?lang=de, twitter, jane",
        "http://twitter.com/Jane/, twitter, jane",
        "twitter.com/jane, twitter, jane",
        "https://www.x.com/jane/status/12?s=20#m, twitter, jane",
        "https://m.facebook.com/jane.q, facebook, jane.q",
        "https://de-de.facebook.com/jane.q, facebook, jane.q",
        "fb.com/jane.q, facebook, jane.q",
        "https://www.instagram.com/jane/, instagram, jane",
        "instagr.am/jane, instagram, jane",
        "https://www.tiktok.com/@jane, tiktok, jane",
        "https://m.tiktok.com/@jane/video/1, tiktok, jane",
        "https://www.youtube.com/@JaneQ, youtube, janeq",
        "https://m.youtube.com/c/JaneQ, youtube, janeq",
        "https://www.youtube.com/user/JaneQ/videos, youtube, janeq",
        "https://www.linkedin.com/in/jane-quill-123/, linkedin, jane-quill-123",
        "https://de.linkedin.com/company/acme, linkedin, acme",
        "https://www.threads.net/@jane, threads, jane",
        "https://www.threads.com/@jane, threads, jane",
        "https://www.reddit.com/user/jane/, reddit, jane",
        "https://old.reddit.com/u/jane, reddit, jane",
        "https://bsky.app/profile/jane.example.com, bluesky, jane.example.com",
        "https://weibo.com/jane, sinaweibo, jane",
        "https://www.example.org/jane, example.org, jane",
    })
    void a_link_tells_network_and_name(String link, String network, String name) {
        assertThat(Handle.ofProfile(null, link)).contains(new Handle(network, name, null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.facebook.com/profile.php?id=42, facebook, 42",
        "m.facebook.com/profile.php?ref=x&id=42&x=1, facebook, 42",
        "https://www.facebook.com/people/Jane-Quill/42/, facebook, 42",
        "https://www.facebook.com/42, facebook, 42",
        "https://www.youtube.com/channel/UCab-1, youtube, ucab-1",
    })
    void a_link_without_a_name_tells_the_id(String link, String network, String id) {
        assertThat(Handle.ofProfile(null, link)).contains(new Handle(network, null, id));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://x.com/",
                "https://x.com/i/user/1",
                "https://x.com/search?q=jane",
                "https://x.com/hashtag/jane",
                "https://www.instagram.com/p/abc/",
                "https://www.instagram.com/reel/abc/",
                "https://www.facebook.com/profile.php",
                "https://www.facebook.com/groups/123",
                "https://www.facebook.com/pages/Jane/123",
                "https://www.facebook.com/photo.php?fbid=1",
                "https://www.facebook.com/story.php?story_fbid=1",
                "https://www.youtube.com/watch?v=1",
                "https://www.youtube.com/shorts/1",
                "https://www.reddit.com/r/shoes/",
                "https://www.linkedin.com/feed/update/1",
                "https://www.linkedin.com/posts/jane_1",
                "https://www.linkedin.com/in/",
                "not a link",
                "https://"
            })
    void a_page_that_is_nobodys_tells_nobody(String link) {
        assertThat(Handle.ofProfile(null, link)).isEmpty();
    }

    @Test
    void the_name_is_the_links_else_the_screen_name() {
        assertThat(Handle.ofProfile("Jane", "https://facebook.com/jane.quill.5"))
                .contains(new Handle("facebook", "jane.quill.5", null));
        assertThat(Handle.ofProfile("@Jane", "https://facebook.com/profile.php?id=42"))
                .contains(new Handle("facebook", "jane", "42"));
        assertThat(Handle.ofProfile("Jane Quill", "https://instagram.com/jane"))
                .contains(new Handle("instagram", "jane", null));
    }

    @Test
    void a_screen_name_without_a_link_belongs_to_no_network() {
        assertThat(Handle.ofProfile("jane", null)).isEmpty();
    }

    @Test
    void who_writes_a_name_before_the_host_is_not_on_that_network() {
        assertThat(Handle.ofProfile(null, "https://x.com@example.org/jane"))
                .contains(new Handle("example.org", "jane", null));
        assertThat(Handle.ofProfile(null, "https://netflix.com/jane")
                        .orElseThrow()
                        .network())
                .isEqualTo("netflix.com");
    }

    @Test
    void x_is_twitter() {
        assertThat(Handle.of("X", "jane", null)).contains(new Handle("twitter", "jane", null));
        assertThat(Handle.ofLine("x @jane")).contains(new Handle("twitter", "jane", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "@", "jane quill", "\u200b", "x.com/jane%20quill", "x.com/jane%0Aquill", "x.com/a%2Fb"})
    void what_is_no_name_is_left_out(String name) {
        assertThat(Handle.of("twitter", name, null)).isEmpty();
        assertThat(Handle.of("twitter", name, "42")).contains(new Handle("twitter", null, "42"));
    }

    @Test
    void nothing_is_known_without_a_network() {
        assertThat(Handle.of(null, "jane", "42")).isEmpty();
        assertThat(Handle.of(" ", "jane", "42")).isEmpty();
    }

    @Test
    void lines_typed_by_an_admin_are_understood() {
        assertThat(Handle.ofLines("Instagram  @Jane.Q\n\nnonsense\ntwitter\tjane 77\nfacebook - 42"))
                .containsExactly(
                        new Handle("instagram", "jane.q", null),
                        new Handle("twitter", "jane", "77"),
                        new Handle("facebook", null, "42"));
        assertThat(Handle.ofLines(null)).isEmpty();
    }

    @Test
    void the_id_decides_where_both_have_one() {
        Handle jane = new Handle("twitter", "jane", "77");

        assertThat(jane.same(new Handle("twitter", "jane.new", "77"))).isTrue();
        assertThat(jane.same(new Handle("twitter", "jane", "78"))).isFalse();
        assertThat(jane.same(new Handle("twitter", "jane", null))).isTrue();
        assertThat(jane.same(new Handle("instagram", "jane", "77"))).isFalse();
        assertThat(new Handle("twitter", null, "77").same(new Handle("twitter", null, null)))
                .isFalse();
    }

    @Test
    void a_network_is_read_back_even_where_a_mark_stands_apart() {
        Handle handle = Handle.of("a \u0301", null, "7").orElseThrow();

        assertThat(Handle.ofLine(handle.line())).contains(handle);
    }

    @Test
    void what_is_stored_is_one_line_and_read_back_as_it_was() {
        forAll(list(3, 3, HOSTILE), texts -> Handle.of(texts.get(0), texts.get(1), texts.get(2))
                .ifPresent(handle -> {
                    assertThat(handle.line().lines()).hasSize(1);
                    assertThat(Handle.ofLines(handle.line())).isEqualTo(List.of(handle));
                }));
    }

    @Test
    void likeness_does_not_depend_on_who_is_compared_with_whom() {
        Generator<Handle> handle = random -> new Handle(
                random.oneOf("twitter", "facebook"),
                random.oneOf("jane", "john"),
                orNull(30, oneOf("1", "2")).generate(random));
        forAll(list(2, 2, handle), both -> {
            Handle a = both.getFirst();
            Handle b = both.getLast();

            assertThat(a.same(b)).isEqualTo(b.same(a));
            assertThat(a.same(a)).isTrue();
        });
    }

    @Test
    void no_link_breaks_it() {
        forAll(list(2, 2, HOSTILE), texts -> Handle.ofProfile(texts.getFirst(), "https://x.com/" + texts.getLast())
                .ifPresent(handle -> assertThat(handle.network()).isEqualTo("twitter")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Σ", "\u0301\u0327", "a\u0301", "@", "İ", "/", "&id="})
    void the_work_for_a_handle_does_not_grow_faster_than_the_handle(String part) {
        String name = part.repeat(40_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Handle.of(name, name, name);
            Handle.ofProfile(name, "https://x.com/" + name);
            Handle.ofLines("twitter " + name + "\n" + name);
        });
    }

    @Test
    void what_is_longer_than_any_handle_is_none() {
        assertThat(Handle.of("twitter", "a".repeat(256), null)).isEmpty();
        assertThat(Handle.of("twitter", "a".repeat(255), null)).isPresent();
        assertThat(Handle.of("twitter", null, "1".repeat(256))).isEmpty();
        assertThat(Handle.of("a".repeat(256), "jane", null)).isEmpty();
    }

    @Test
    void of_stored_lines_a_bounded_number_is_read() {
        assertThat(Handle.ofLines("twitter jane\n".repeat(10_000))).hasSize(200);
    }

    @Test
    void a_stored_line_that_is_too_long_is_passed_over() {
        assertThat(Handle.ofLines("twitter " + "a".repeat(70_000) + "\ntwitter jane"))
                .extracting(Handle::name)
                .containsExactly("jane");
    }

    @Test
    void names_ids_and_links_are_taken_up_to_their_longest() {
        String name = "a".repeat(255);
        String link = "https://x.com/jane?" + "x".repeat(2_000 - "https://x.com/jane?".length());

        assertThat(Handle.of("twitter", name, null)).map(Handle::name).hasValue(name);
        assertThat(Handle.of("twitter", name + "a", null)).isEmpty();
        assertThat(Handle.of("twitter", "jane", name)).map(Handle::id).hasValue(name);
        assertThat(Handle.of("twitter", "jane", name + "a")).map(Handle::id).isEmpty();
        assertThat(Handle.of("twitter", link, null)).map(Handle::name).hasValue("jane");
        assertThat(Handle.of("twitter", link + "x", null)).isEmpty();
    }

    @Test
    void what_becomes_too_long_by_its_plain_form_is_left_out() {
        // Each is three characters in its plain form.
        assertThat(Handle.of("twitter", "jane", "\u00bd".repeat(85)))
                .map(Handle::id)
                .isPresent();
        assertThat(Handle.of("twitter", "jane", "\u00bd".repeat(86)))
                .map(Handle::id)
                .isEmpty();
    }

    @Test
    void a_line_is_read_up_to_its_longest() {
        String line = "twitter jane " + "7".repeat(255);

        assertThat(Handle.ofLine(line + " ".repeat(3 * 255 + 2 - line.length())))
                .isPresent();
        assertThat(Handle.ofLine(line + " ".repeat(3 * 255 + 3 - line.length())))
                .isEmpty();
    }
}
