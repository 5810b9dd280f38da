package io.khoroszendesk.bridge.cases;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.textOf;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.Property.forAll;
import static io.khoroszendesk.bridge.Samples.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.zendesk.model.Comment;
import java.util.List;
import java.util.Map;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;

class InteractionMarkersTest {

    @Test
    void a_marker_is_network_and_id() {
        assertThat(InteractionMarkers.of(tweet("123_4", null, null))).isEqualTo("[khoros:twitter:123_4]");
    }

    @Test
    void the_metadata_of_a_comment_says_what_it_is_about() {
        Map<String, Object> metadata =
                InteractionMarkers.metadata(List.of(tweet("1", null, null), tweet("2", null, null)));

        assertThat(metadata).isEqualTo(object("khoros", object("interactions", array("twitter:1", "twitter:2"))));
        assertThat(InteractionMarkers.in(comment(null, null, Json.node(object("custom", metadata)))))
                .containsExactlyInAnyOrder("twitter:1", "twitter:2");
    }

    @Test
    void markers_in_the_text_stand_in_for_lost_metadata() {
        assertThat(InteractionMarkers.in(comment("a [khoros:twitter:1] b [khoros:facebook:2]", null, null)))
                .containsExactlyInAnyOrder("twitter:1", "facebook:2");
        assertThat(InteractionMarkers.in(
                        comment(null, "<p>[khoros:twitter:1]</p>", Json.node(object("system", object())))))
                .containsExactly("twitter:1");
    }

    @Test
    void the_text_does_not_count_where_there_is_metadata() {
        JsonNode metadata = Json.node(object("custom", object("khoros", object("interactions", array("twitter:1")))));

        assertThat(InteractionMarkers.in(comment("[khoros:twitter:2]", "[khoros:twitter:3]", metadata)))
                .containsExactly("twitter:1");
    }

    @Test
    void a_network_with_a_colon_is_told_apart_by_its_marker_too() {
        Interaction odd = new Interaction(null, null, null, "c", "a:b", null, null);

        assertThat(InteractionMarkers.in(comment("x " + InteractionMarkers.of(odd), null, null)))
                .containsExactly(odd.key())
                .doesNotContain(new Interaction(null, null, null, "b:c", "a", null, null).key());
    }

    @Test
    void a_comment_of_somebody_else_is_about_none() {
        assertThat(InteractionMarkers.in(comment(null, null, null))).isEmpty();
        assertThat(InteractionMarkers.in(comment("Please call Jane [soon]", "<p>[khoros:]</p>", Json.node(object()))))
                .isEmpty();
        assertThat(InteractionMarkers.in(comment("[khoros:%zz]", null, null))).containsExactly("%zz");
    }

    @Test
    void whatever_an_id_holds_its_marker_is_one_word_and_tells_it_again() {
        Generator<String> ascii = random -> String.valueOf(random.characterRange('\0', '\u007f'));
        forAll(joined(60, ascii, textOf(1, "éß漢]&<>%+ :/\u200b")), id -> {
            Interaction interaction = tweet(id, "2026-11-01T08:00:00Z", "x");
            String marker = InteractionMarkers.of(interaction);

            assertThat(marker).matches("\\[khoros:[A-Za-z0-9_.%+*:-]+\\]");
            assertThat(InteractionMarkers.in(comment("before " + marker + " after", null, null)))
                    .containsExactly(interaction.key());
        });
    }

    private static Comment comment(String body, String html, JsonNode metadata) {
        return new Comment(1L, body, html, "2026-11-01T08:00:00Z", metadata, null);
    }
}
