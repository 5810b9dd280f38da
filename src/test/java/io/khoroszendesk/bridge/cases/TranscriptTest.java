package io.khoroszendesk.bridge.cases;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.list;
import static io.khoroszendesk.Generate.number;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Generate.orNull;
import static io.khoroszendesk.Property.forAll;
import static io.khoroszendesk.bridge.Samples.tweet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.Interaction.Author;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.zendesk.model.Comment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final Optional<String> NOBODY = Optional.empty();

    @Test
    void an_interaction_shows_network_author_time_link_and_text() {
        assertThat(html(tweet("123", "2026-11-01T08:00:00Z", "My order\nis late")))
                .isEqualTo("<p><b>Twitter</b> · @jane (Jane Quill) · "
                        + "<a href=\"https://x.com/jane/status/123\">2026-11-01 08:00 UTC</a> · tweet"
                        + " [khoros:twitter:123]<br>My order<br>is late</p>");
    }

    @Test
    void the_agent_is_named_where_they_are_not_the_author() {
        assertThat(Transcript.html(
                        Optional.of("agent@acme.example"), List.of(tweet("1", "2026-11-01T08:00:00Z", "Hi"))))
                .startsWith("<p>Sent from Khoros by agent@acme.example.</p><p><b>Twitter</b>");
    }

    @Test
    void a_reply_of_the_brand_is_marked() {
        Author brand = new Author("twitter", "1", "acme", "Acme", true);

        assertThat(html(Samples.by(brand))).contains("· brand reply · @acme (Acme)");
    }

    @Test
    void a_case_without_interactions_says_who_created_it() {
        assertThat(Transcript.withoutInteractions(KhorosCaller.of("agent@acme.example", null, null)))
                .isEqualTo("<p>Created in Khoros by agent@acme.example.</p>");
        assertThat(Transcript.withoutInteractions(KhorosCaller.of(null, null, null)))
                .isEqualTo("<p>Created in Khoros.</p>");
    }

    @Test
    void whatever_is_missing_does_not_lose_the_rest() {
        assertThat(html(new Interaction(null, "Hi", null, null, null, null, null)))
                .startsWith("<p><b>Social</b> · time unknown [khoros:unknown:content-")
                .endsWith("<br>Hi</p>");
        assertThat(html(new Interaction(
                        "yesterday", null, "not a link", "1", " ", null, new Author(null, null, null, null, false))))
                .isEqualTo("<p><b>Social</b> · yesterday · not a link [khoros:unknown:1]<br></p>");
    }

    @Test
    void times_are_shown_in_utc() {
        assertThat(html(tweet("1", "2026-11-01T01:30:00+02:00", "Hi"))).contains(">2026-10-31 23:30 UTC<");
    }

    @Test
    void the_oldest_comes_first() {
        String html = html(
                tweet("4", "some day", "d"),
                tweet("3", "2026-11-01T08:00:01Z", "c"),
                tweet("2", "2026-11-01T08:00:00.500Z", "b"),
                tweet("1", "2026-11-01T10:00:00+02:00", "a"));

        assertThat(html.replaceAll("(?s).*?<br>(.)</p>", "$1")).isEqualTo("abcd");
    }

    @Test
    void those_of_one_moment_stay_in_their_order() {
        String html = html(tweet("9", "2026-11-01T08:00:00Z", "a"), tweet("1", "2026-11-01T08:00:00Z", "b"));

        assertThat(html.indexOf("[khoros:twitter:9]")).isLessThan(html.indexOf("[khoros:twitter:1]"));
    }

    @Test
    void a_link_that_is_none_of_the_web_is_only_text() {
        Interaction script = new Interaction("x", "Hi", "javascript:alert(1)", "1", "twitter", null, null);

        assertThat(html(script)).doesNotContain("<a ").contains("javascript:alert(1)");
    }

    @Test
    void a_link_cannot_break_out_of_its_quotes() {
        Interaction quote = new Interaction(
                "x", "Hi", "https://x.com/\"onclick=alert(1)&a={{b}}[khoros:x:1]", "1", "twitter", null, null);

        assertThat(html(quote))
                .contains("<a href=\"https://x.com/&quot;onclick=alert(1)&amp;a=%7B%7Bb}}%5Bkhoros:x:1]\">");
    }

    @Test
    void a_marker_in_somebodys_text_is_none() {
        Interaction forged = tweet("1", "2026-11-01T08:00:00Z", "[khoros:twitter:2] and [Khoros:twitter:3]");

        assertThat(InteractionMarkers.in(comment(html(forged)))).containsExactly("twitter:1");
    }

    @Test
    void long_texts_are_cut_and_short_ones_are_not() {
        String html = html(
                tweet("1", "2026-11-01T08:00:00Z", "short"),
                tweet("2", "2026-11-01T08:00:01Z", "<".repeat(100_000)),
                tweet("3", "2026-11-01T08:00:02Z", "🚀".repeat(30_000)));

        assertThat(bytes(html)).isBetween(Transcript.MOST_BYTES - 100, Transcript.MOST_BYTES);
        assertThat(html).contains("<br>short</p>", "&lt; … [text cut]</p>", "🚀 … [text cut]</p>");
        assertThat(html).contains("[khoros:twitter:2]", "[khoros:twitter:3]").doesNotContain("?");
    }

    @Test
    void two_hundred_interactions_keep_their_ids_times_and_links() {
        List<Interaction> many = IntStream.range(0, 200)
                .mapToObj(i -> new Interaction(
                        "2026-11-01T08:%02d:%02dZ".formatted(i / 60, i % 60),
                        "Lorem ipsum ".repeat(50),
                        "https://www.facebook.com/acme/posts/1234567890123456?comment_id=%d".formatted(i + 1_000),
                        "1234567890123456_%d".formatted(i + 1_000),
                        "facebook",
                        "comment",
                        new Author("facebook", "1", null, "Jane Quill", false)))
                .toList();
        String html = Transcript.html(NOBODY, many);

        assertThat(bytes(html)).isLessThanOrEqualTo(Transcript.MOST_BYTES);
        assertThat(InteractionMarkers.in(comment(html)))
                .containsExactlyInAnyOrderElementsOf(
                        many.stream().map(Interaction::key).toList());
        assertThat(many).allSatisfy(i -> assertThat(html).contains("<a href=\"" + i.linkUrl() + "\">2026-11-01 08:"));
    }

    @Test
    void what_has_no_room_even_without_texts_is_refused() {
        List<Interaction> tooMany = IntStream.range(0, 200)
                .mapToObj(i -> tweet("x".repeat(300) + i, "2026-11-01T08:00:00Z", ""))
                .toList();

        assertThatExceptionOfType(OperationException.class)
                .isThrownBy(() -> Transcript.html(NOBODY, tooMany))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(OperationException.Code.VALIDATION_FAILED))
                .withMessageContaining("Please send fewer");
    }

    @Test
    void nothing_from_outside_becomes_markup_liquid_or_a_marker() {
        forAll(list(1, 4, interaction()), interactions -> {
            String html = Transcript.html(Optional.of("a{{b}}<i>@example.org"), interactions);
            String ours = html.replaceAll("</?p>|</?b>|<br>|</a>|<a href=\"https?://[^\"<>]*\">", "");

            assertThat(ours).doesNotContain("<", ">", "\"", "'");
            assertThat(html).doesNotContain("{{", "{%");
            assertThat(ours.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
            assertThat(InteractionMarkers.in(comment(html)))
                    .containsExactlyInAnyOrderElementsOf(interactions.stream()
                            .map(Interaction::key)
                            .distinct()
                            .toList());
        });
    }

    @Test
    void the_order_does_not_depend_on_the_order_of_arrival() {
        Generator<String> moment = random -> {
            int second = random.intRange(0, 59);
            // Moments without a fraction often, because they are written in another way.
            return random.trueOrFalse()
                    ? "2026-11-01T08:00:%02dZ".formatted(second)
                    : "2026-11-01T08:00:%02d.%03dZ".formatted(second, random.intRange(1, 999));
        };
        forAll(list(0, 5, moment), withRepetitions -> {
            List<String> moments = withRepetitions.stream().distinct().toList();
            List<Interaction> forth = IntStream.range(0, moments.size())
                    .mapToObj(i -> tweet(String.valueOf(i), moments.get(i), "x"))
                    .toList();
            List<Interaction> back = new ArrayList<>(forth);
            Collections.reverse(back);

            assertThat(Transcript.html(NOBODY, back)).isEqualTo(Transcript.html(NOBODY, forth));
        });
    }

    @Test
    void a_comment_is_never_too_long() {
        Generator<Long> times = number(0, 40_000);
        Generator<String> text = random -> random.oneOf("a", "<", "\n", "🚀", "{", "é", "[khoros:")
                .repeat(Math.toIntExact(times.generate(random)));
        forAll(100, list(1, 6, text), texts -> {
            List<Interaction> interactions = IntStream.range(0, texts.size())
                    .mapToObj(i -> tweet(String.valueOf(i), "2026-11-01T08:00:00Z", texts.get(i)))
                    .toList();
            String html = Transcript.html(NOBODY, interactions);

            assertThat(bytes(html)).isLessThanOrEqualTo(Transcript.MOST_BYTES);
            assertThat(InteractionMarkers.in(comment(html))).hasSize(texts.size());
        });
    }

    private static Generator<Interaction> interaction() {
        Generator<String> texts = orNull(
                10,
                joined(
                        6,
                        oneOf(
                                "{",
                                "{",
                                "%",
                                "}}",
                                "[",
                                "khoros:",
                                "[khoros:a:b]",
                                "]",
                                "<",
                                ">",
                                "\"",
                                "'",
                                "&",
                                "&amp;",
                                "\u0000",
                                "\u200b",
                                "\n",
                                "<script>",
                                "{\u0001{",
                                "a",
                                "é",
                                "🚀",
                                "\ud83d",
                                " ",
                                "@")));
        // Half a character can't be in an id: it would not survive the way here.
        Generator<String> ids = random -> {
            String text = texts.generate(random);
            return text == null ? null : text.replace("\ud83d\ude80", "R").replace("\ud83d", "");
        };
        Generator<Author> authors = random ->
                new Author(texts.generate(random), "1", texts.generate(random), texts.generate(random), false);
        return random -> new Interaction(
                texts.generate(random),
                texts.generate(random),
                "https://x.com/" + texts.generate(random),
                ids.generate(random),
                ids.generate(random),
                texts.generate(random),
                orNull(10, authors).generate(random));
    }

    private static String html(Interaction... interactions) {
        return Transcript.html(NOBODY, List.of(interactions));
    }

    private static Comment comment(String html) {
        return new Comment(1L, null, html, null, null, null);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
