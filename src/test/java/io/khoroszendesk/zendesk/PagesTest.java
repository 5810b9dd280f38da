package io.khoroszendesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.call.ZendeskRequests.Page;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {

    private final ZendeskRequests requests =
            new ZendeskRequests(null, OperatorSettings.of(CallConfig.class, "adapter.zendesk.max-pages", "3"));
    private final List<String> asked = new ArrayList<>();

    @Test
    void a_list_is_read_to_its_end() {
        assertThat(requests.pages(after -> page(after, "1", after == null ? "b" : "b".equals(after) ? "c" : null)))
                .containsExactly("1", "1", "1");
        assertThat(asked).containsExactly(null, "b", "c");
    }

    @Test
    void no_more_is_read_than_is_wanted() {
        requests.pages(after -> page(after, "1", after + "x"), rows -> false);

        assertThat(asked).hasSize(1);
    }

    @Test
    void a_cursor_that_comes_back_ends_it_at_once() {
        assertUnreadable("leads back", () -> requests.pages(after -> page(after, "1", "b".equals(after) ? "c" : "b")));
        assertThat(asked).hasSize(3);
    }

    @Test
    void an_empty_page_that_leads_on_ends_it_at_once() {
        assertUnreadable(
                "empty page",
                () -> requests.pages(after -> {
                    asked.add(after);
                    return new Page<>(List.of(), "b");
                }));
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_list_of_more_pages_than_are_allowed_is_none_and_the_setting_is_named() {
        assertUnreadable(
                "more than 3 pages, which ADAPTER_ZENDESK_MAX_PAGES allows",
                () -> requests.pages(after -> page(after, "1", after + "x")));
        assertThat(asked).hasSize(3);
    }

    private Page<String> page(String after, String row, String next) {
        asked.add(after);
        return new Page<>(List.of(row), next);
    }

    private static void assertUnreadable(String words, Runnable work) {
        assertThatExceptionOfType(ZendeskException.class)
                .isThrownBy(work::run)
                .withMessageContaining(words)
                .matches(e -> e.is(Kind.MALFORMED));
    }
}
