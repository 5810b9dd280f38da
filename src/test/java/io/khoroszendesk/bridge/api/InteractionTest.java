package io.khoroszendesk.bridge.api;

import static io.khoroszendesk.bridge.Samples.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.Interaction.Author;
import org.junit.jupiter.api.Test;

class InteractionTest {

    @Test
    void its_key_is_its_network_and_id() {
        assertThat(interaction(" Twitter ", " 123 ", "x").key()).isEqualTo("twitter:123");
        assertThat(interaction(null, "123", "x").key()).isEqualTo("unknown:123");
    }

    @Test
    void the_same_id_on_two_networks_is_two_interactions() {
        assertThat(interaction("twitter", "1", "x").key())
                .isNotEqualTo(interaction("facebook", "1", "x").key());
    }

    @Test
    void a_colon_in_a_network_or_an_id_makes_no_two_interactions_one() {
        assertThat(interaction("a:b", "c", "x").key())
                .isEqualTo("a%3ab:c")
                .isNotEqualTo(interaction("a", "b:c", "x").key());
        assertThat(interaction("a%3ab", "c", "x").key())
                .isNotEqualTo(interaction("a:b", "c", "x").key());
        assertThat(interaction("facebook-messenger_2", "12:34%", "x").key()).isEqualTo("facebook-messenger_2:12:34%");
    }

    @Test
    void without_an_id_its_content_tells_it() {
        String key = interaction("twitter", " ", "Hello").key();

        assertThat(key).matches("twitter:content-[0-9a-f]{24}");
        assertThat(interaction("TWITTER", null, "Hello").key()).isEqualTo(key);
        assertThat(interaction("twitter", null, "Hello!").key()).isNotEqualTo(key);
    }

    @Test
    void the_text_does_not_matter_where_there_is_an_id() {
        assertThat(interaction("twitter", "1", "edited").key())
                .isEqualTo(interaction("twitter", "1", "x").key());
    }

    @Test
    void only_a_named_author_who_is_not_the_brand_is_a_customer() {
        assertThat(tweet("1", null, null).isByCustomer()).isTrue();
        assertThat(interaction("twitter", "1", "x").isByCustomer()).isFalse();
        assertThat(Samples.by(new Author("twitter", "1", "acme", "Acme", true)).isByCustomer())
                .isFalse();
    }

    @Test
    void an_author_without_a_network_is_on_that_of_the_content() {
        Author author = new Author(" ", "1", "jane", "Jane", false);

        assertThat(new Interaction(null, null, null, "1", "instagram", null, author).authorNetwork())
                .isEqualTo("instagram");
        assertThat(tweet("1", null, null).authorNetwork()).isEqualTo("twitter");
        assertThat(new Interaction(null, null, null, "1", null, null, null).authorNetwork())
                .isEmpty();
    }

    private static Interaction interaction(String service, String id, String body) {
        return new Interaction("2026-11-01T08:00:00Z", body, null, id, service, null, null);
    }
}
