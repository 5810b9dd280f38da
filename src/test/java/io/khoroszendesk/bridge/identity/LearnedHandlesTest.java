package io.khoroszendesk.bridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.Interaction.Author;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedHandlesTest {

    @Test
    void the_one_author_who_is_not_the_brand_is_the_customer() {
        assertThat(handles(
                        author("twitter", "77", "@Jane", false),
                        author("twitter", "1", "acme", true),
                        author("twitter", "77", "jane", false)))
                .containsExactly(new Handle("twitter", "jane", "77"));
    }

    @Test
    void every_network_has_its_own() {
        assertThat(handles(author("twitter", "77", "jane", false), author("instagram", null, "jane.q", false)))
                .containsExactlyInAnyOrder(
                        new Handle("twitter", "jane", "77"), new Handle("instagram", "jane.q", null));
    }

    @Test
    void where_several_people_write_nobody_knows_who_the_customer_is() {
        assertThat(handles(
                        author("twitter", "77", "jane", false),
                        author("twitter", "78", "john", false),
                        author("instagram", "5", "jane.q", false)))
                .containsExactly(new Handle("instagram", "jane.q", "5"));
    }

    @Test
    void one_name_with_two_ids_is_two_people() {
        assertThat(handles(
                        author("twitter", null, "jane", false),
                        author("twitter", "77", "jane", false),
                        author("twitter", "78", "jane", false)))
                .isEmpty();
    }

    @Test
    void an_author_whose_id_is_missing_once_is_still_one() {
        assertThat(handles(author("twitter", null, "jane", false), author("x", "77", "@jane", false)))
                .containsExactly(new Handle("twitter", "jane", "77"));
    }

    @Test
    void without_a_name_or_an_author_nothing_is_learned() {
        assertThat(handles(author("facebook", "42", null, false), author("facebook", "42", "Jane Quill", false)))
                .isEmpty();
        assertThat(AuthorHandles.of(List.of(new Interaction(null, "Hi", null, "1", "twitter", null, null))))
                .isEmpty();
        assertThat(AuthorHandles.of(List.of())).isEmpty();
    }

    private static Author author(String network, String id, String handle, boolean brand) {
        return new Author(network, id, handle, "Somebody", brand);
    }

    private static List<Handle> handles(Author... authors) {
        return AuthorHandles.of(Arrays.stream(authors).map(Samples::by).toList());
    }
}
