package io.khoroszendesk.zendesk.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of somebody's in places and writings in which they could be taken for words of Zendesk's. */
class HiddenCanariesTest {

    /** What must be nowhere; 2128884455 is a phone number, and Y2FuYXJ5 is a canary in Base64. */
    static final List<String> CANARIES = List.of(
            "canary",
            "c%61nary",
            "%63anary",
            "kanarienv",
            "käthe",
            "金丝雀",
            "ⓒⓐⓝⓐⓡⓨ",
            "2128884455",
            "888-4455",
            "8884455",
            "y2fuyxj5",
            "&#99;",
            "\\u0063");

    final Scrubber scrubber =
            new Scrubber(new byte[] {3}, new KnownAccount("canaryco", Set.of("order_no"), "US"), ScrubbingLog.NONE);

    void assertNothingIn(String scrubbed) {
        assertThat(CANARIES)
                .as(scrubbed)
                .noneMatch(Normalizer.normalize(scrubbed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error': 'No user Canary Kanarienvogel'}",
                "{'error': 'Canary'}",
                "{'error': {'title': 'Canary', 'message': 'Canary is suspended.'}}",
                "{'error': 'CanaryNotFound', 'code': 'canary'}",
                "{'error': 'RecordInvalid', 'details': {'canary': [{'description': 'Canary: is invalid'}]}}",
                "{'details': {'user_fields.canary': [{'description': 'x', 'error': 'Canary'}]}}",
                "{'details': {'user_fields.order_no.canary': []}}",
                "{'thing': {'type': 'canary', 'status': 'Canary', 'key': 'canary', 'channel': 'canary'}}",
                "{'thing': {'locale': 'canary', 'time_zone': 'Canary', 'role': 'canary', 'scope': 'canary:read'}}",
                "{'thing': {'scope': 'read canary', 'rel': 'canary', 'field_name': 'canary', 'action': 'canary'}}",
                "{'webhook': {'subscriptions': ['zen:event-type:user.canary', 'canary'], 'http_method': 'CANARY'}}",
                "{'canary': {'canary_id': 2128884455, 'canary_at': '2026-01-02T03:04:05Z'}}",
                "{'kanarienvogel': true, 'canary_status': 'open', 'Canary': null}",
                "{'user': {'user_fields': {'canarycoplan': 'canary', 'canary': {'status': 'canary'}}}}",
                "{'user_fields': [{'key': 'canarycoplan', 'title': 'Canary'}]}",
                "{'ticket_fields': [{'system_field_options': [{'name': 'Canary', 'value': 'canary', 'canary': 1}]}]}",
                "{'user': {'updated_at': 'canary', 'id': 'canary', 'name': '2026-01-02 canary'}}",
                "{'user': {'name': 'CANARY', 'alias': 'Käthe Kanarienvögel', 'notes': '金丝雀', 'details': 'ⓒⓐⓝⓐⓡⓨ'}}",
                "{'user': {'name': '\\u0063anary', 'alias': '&#99;anary', 'notes': 'c%61nary', 'x': 'Ka\u0308the'}}",
                "{'user': {'phone': '(212) 888-4455', 'notes': '212.888.4455', 'details': '+1 212 888 4455'}}",
                "{'user': {'external_id': '2128884455', 'tags': ['canary', '212-888-4455']}}",
                "{'user': {'photo': {'content_url': 'https://canary.example/api/v2/users/7?canary=canary'}}}",
                "{'next_page': 'https://canaryco.zendesk.com/api/v2/users/search?query=c%61nary&page=canary#canary'}",
                "{'next_page': 'https://canaryco.zendesk.com/api/v2/canary/7'}",
                "{'meta': {'after_cursor': 'Y2FuYXJ5', 'has_more': true}}",
                "{'comment': {'metadata': {'custom': {'canary': 'canary', 'khoros': {'interactions': ['x:canary']}}}}}",
                "{'comment': {'html_body': '<p>canary</p>', 'body': 'twitter:twitter:canary [khoros:canary:canary]'}}",
                "['canary', {'canary': 'canary'}]",
                "'canary'",
                "Canary is suspended",
                "<html><title>Service unavailable</title>canary</html>",
                "{'user': {'name': 'canary"
            })
    void nothing_of_a_body_survives(String body) {
        assertNothingIn(scrubber.body(body.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/canary",
                "/api/v2/users/canary",
                "/api/v2/users/7?canary=1",
                "/api/v2/users?sort_by=canary&sort=-canary&sort_order=canary&include=users,canary&page=canary",
                "/api/v2/users?per_page=canary&ids=7,canary&start_time=canary&page%5Bsize%5D=canary",
                "/api/v2/users?page%5Bafter%5D=Y2FuYXJ5&cursor=Y2FuYXJ5",
                "/api/v2/users/search?query=role:end-user%20canary:%22canary%22%20c%61nary",
                "/api/v2/users/search?query=phone:%22(212)%20888-4455%22",
                "/api/v2/search/count?query=type:user%20updated%3E=2026-01-02canary",
                "/api/v2/users/search?external_id=canary&%63anary=%zzcanary"
            })
    void nothing_of_an_address_survives(String url) {
        assertNothingIn(scrubber.url(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type | application/canary",
                "Content-Type | application/json; charset=canary",
                "Content-Type | text/plain; name=canary",
                "Retry-After | canary",
                "Retry-After | Mon, 02 canary",
                "X-Rate-Limit-Remaining | canary",
                "X-Rate-Limit-Canary | 7",
                "X-Zendesk-API-Warn | canary",
                "Link | <https://canaryco.zendesk.com>"
            })
    void no_header_is_kept_that_could_name_somebody(String name, String value) {
        assertThat(Scrubber.keepsHeader(name, value)).isFalse();
    }
}
