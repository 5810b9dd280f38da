package io.khoroszendesk.care.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinksTest {

    private final PageLinks pages = new PageLinks(URI.create("https://acme.response.lithium.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.response.lithium.com/api/v2/authors?offset=31",
                "https://ACME.response.lithium.com:443/api/v2/authors?offset=31",
                "https://acme.response.lithium.com/api/v2/authors/?offset=31",
                "https://acme.response.lithium.com/api/v2/authors/#?offset=31",
                "/api/v2/authors?offset=31"
            })
    void a_link_on_the_configured_origin_is_followed(String link) {
        assertThat(pages.query(link)).isEqualTo(Map.of("offset", "31"));
    }

    @Test
    void parameters_stay_as_they_were_encoded() {
        assertThat(pages.query(
                        "https://acme.response.lithium.com/api/v2/authors?offset=3%2F1&include_deleted_crm=true"))
                .isEqualTo(Map.of("offset", "3%2F1", "include_deleted_crm", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/api/v2/authors?offset=31",
                "http://acme.response.lithium.com/api/v2/authors?offset=31",
                "https://acme.response.lithium.com:8443/api/v2/authors?offset=31",
                "https://acme.response.lithium.com.elsewhere.example/api/v2/authors?offset=31",
                "https://acme.response.lithium.com@elsewhere.example/api/v2/authors?offset=31",
                "https://bot:x@acme.response.lithium.com/api/v2/authors?offset=31",
                "//elsewhere.example/api/v2/authors?offset=31"
            })
    void a_link_to_another_origin_is_refused_with_words_that_name_the_setting(String link) {
        assertThatThrownBy(() -> pages.query(link))
                .isInstanceOf(CareException.class)
                .hasMessageContaining("CARE_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.response.lithium.com/portal?offset=31",
                "https://acme.response.lithium.com/api/v2/authors",
                "https://acme.response.lithium.com/api/v2/authors/../users?offset=1",
                "not a link"
            })
    void a_link_to_something_else_is_refused(String link) {
        assertThatThrownBy(() -> pages.query(link)).isInstanceOf(CareException.class);
    }
}
