package io.khoroszendesk.zendesk.json;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.model.TicketChanges;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;

class WellFormedTest {

    private static final String SMILE = "\ud83d\ude00";

    @Test
    void halves_of_characters_are_left_out_and_whole_ones_stay() {
        assertThat(WellFormed.text("a\ud83db\ude00c" + SMILE + "\ud83d")).isEqualTo("abc" + SMILE);
        assertThat(WellFormed.text("\ude00\ud83d")).isEmpty();
        assertThat(WellFormed.text(null)).isNull();
    }

    @Test
    void no_body_holds_half_a_character_wherever_it_stood() {
        byte[] body = ZendeskRequests.body(
                "ticket",
                TicketChanges.builder()
                        .subject("a\ud83d" + SMILE)
                        .tags(List.of("b\ude00"))
                        .priority("high\ud83d")
                        .customField(1, "c\ud800")
                        .metadata(Map.of("keys", List.of("d\ud800")))
                        .build());

        assertThat(Json.read(new String(body, StandardCharsets.UTF_8)))
                .isEqualTo(Json.node(object(
                        "ticket",
                        object(
                                "subject",
                                "a" + SMILE,
                                "tags",
                                array("b"),
                                "priority",
                                "high",
                                "custom_fields",
                                array(object("id", 1, "value", "c")),
                                "metadata",
                                object("keys", array("d"))))));
    }

    @Test
    void what_is_left_is_the_same_after_a_way_through_utf_8() {
        Generator<String> halves = random -> String.valueOf(random.characterRange('\ud7f0', '\ue010'));
        forAll(joined(255, halves), text -> {
            String whole = WellFormed.text(text);

            assertThat(new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(whole);
        });
    }
}
