package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.example", "http://localhost:8080/", "https://acme.example/crm/v1"})
    void a_whole_address_has_a_host_that_http_reaches(String address) {
        assertThat(Urls.isWhole(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.example",
                "ftp://acme.example",
                "https:///crm",
                "https://user@acme.example",
                "https://acme.example?a=b",
                "https://acme.example#a"
            })
    void an_address_of_another_form_is_not_whole(String address) {
        assertThat(Urls.isWhole(URI.create(address))).isFalse();
    }

    @Test
    void an_origin_has_no_path() {
        assertThat(Urls.isOrigin(URI.create("https://acme.example"))).isTrue();
        assertThat(Urls.isOrigin(URI.create("https://acme.example/"))).isTrue();
        assertThat(Urls.isOrigin(URI.create("https://acme.example/crm"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.example, https://acme.example",
        "https://acme.example//, https://acme.example",
        "/api/v1/, /api/v1",
        "/, ''"
    })
    void slashes_at_the_end_go(String address, String expected) {
        assertThat(Urls.withoutSlashAtEnd(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/hooks, true", "/hooks/zendesk, true", "hooks, false", "/hooks/, false", "/hooks/*, false", "/, false"
    })
    void a_path_has_plain_segments_alone(String text, boolean isPath) {
        assertThat(Urls.isPath(text)).isEqualTo(isPath);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://acme.example", "http://acme.example:80/api", "http://eu.acme.example"})
    void an_address_of_a_domain_needs_tls(String address) {
        assertThat(Urls.withoutTls("KEY", URI.create(address), "acme.example"))
                .contains("KEY begins with http://, but must begin with https://, because secrets go there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.example", "http://localhost:8089", "http://notacme.example", "http://memory"})
    void others_do_not(String address) {
        assertThat(Urls.withoutTls("KEY", URI.create(address), "acme.example")).isEmpty();
    }
}
