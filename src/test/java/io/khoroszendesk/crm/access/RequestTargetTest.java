package io.khoroszendesk.crm.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1/customer/1",
                "/api/v1/",
                "/a.b",
                "/.a",
                "/..a",
                "/...",
                "/a..",
                "/%20",
                "/%C3%A9",
                "/~x_-1",
                "/a;b",
                "/a:b@c",
                "/q/_static/@x/y+z"
            })
    void a_path_that_can_be_read_in_one_way_is_in_normal_form(String path) {
        assertThat(RequestTarget.isNormal(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api",
                "http://x/api",
                "//",
                "//api",
                "/api//",
                "/api//v1",
                "/.",
                "/..",
                "/./api",
                "/api/.",
                "/api/..",
                "/x/../api",
                "/%2e/api",
                "/%2E",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a\\b",
                "/a%00",
                "/a\u0000",
                "/a\tb",
                "/a b",
                "/a%0d",
                "/a%7f",
                "/a\u007f",
                "/%252e",
                "/%",
                "/%4",
                "/%zz",
                "/%\u0662\u0665",
                "/%u002e",
                "/\u00e9",
                "/a#b"
            })
    void every_other_is_not(String path) {
        assertThat(RequestTarget.isNormal(path)).isFalse();
    }

    @Test
    void the_longest_path_is_read_in_no_time() {
        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> RequestTarget.isNormal("/a.%20".repeat(1_000_000))))
                .isTrue();
    }
}
