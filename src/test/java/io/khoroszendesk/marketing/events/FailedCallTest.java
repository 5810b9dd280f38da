package io.khoroszendesk.marketing.events;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.node;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedCallTest {

    private static final String OURS = "abcdefghjk";

    private static FailedCall error(String method, String uri, Object code, boolean ours, String words) {
        Map<String, Object> call = object(
                "requestMethod",
                method,
                "requestUri",
                uri,
                "responseHeaders",
                ours ? object("x-CORRELATION-id", array(OURS)) : object("server", array("nginx")));
        if (code != null) {
            call.put("responseCode", code);
        }
        return FailedCall.of(node(object("description", words, "externalCall", call)));
    }

    @ParameterizedTest
    @CsvSource({
        "401, true,  KEY",
        "404, true,  GONE",
        "405, true,  REFUSED_INPUT",
        "400, true,  REFUSED_INPUT",
        "413, true,  REFUSED_INPUT",
        "422, true,  REFUSED_INPUT",
        "500, true,  OURS",
        "503, true,  OURS",
        "200, true,  UNREADABLE",
        "201, true,  UNREADABLE",
        "418, true,  OTHER",
        "401, false, PROXY",
        "403, false, PROXY",
        "404, false, PROXY",
        "500, false, PROXY",
        "502, false, PROXY",
        "503, false, PROXY",
        "504, false, TOO_SLOW",
        "408, false, TOO_SLOW",
        "301, false, REDIRECT",
        "302, true,  REDIRECT",
        "200, false, OTHER",
        "0,   false, NO_ANSWER",
        "-1,  false, NO_ANSWER",
        "999, false, NO_ANSWER"
    })
    void the_code_and_who_has_answered_tell_the_cause(int code, boolean ours, FailureCause cause) {
        assertThat(error("GET", "https://crm.example.com/api/v1/customer/7", code, ours, "")
                        .cause())
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "java.net.SocketTimeoutException: Read timed out, TOO_SLOW",
        "The request hit a timeout, TOO_SLOW",
        "PKIX path building failed, TLS",
        "Remote host terminated the handshake, TLS",
        "Connection refused, NO_ANSWER",
        "'', NO_ANSWER"
    })
    void without_an_answer_khoros_words_tell_the_cause(String words, FailureCause cause) {
        assertThat(error("GET", "/api/v1/customer/7", null, false, words).cause())
                .isEqualTo(cause);
    }

    @Test
    void an_address_that_is_none_of_the_api_is_registered_wrongly() {
        assertThat(error("GET", "https://crm.example.com/api/v1/api/customer", 404, true, "")
                        .cause())
                .isEqualTo(FailureCause.ADDRESS);
    }

    @Test
    void metadata_that_is_not_found_is_nobody_who_is_gone() {
        assertThat(error("GET", "/api/v1/meta/object/order", 404, true, "").cause())
                .isEqualTo(FailureCause.REFUSED_INPUT);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,  https://crm.example.com/api/v1/customers, searchcustomers",
        "POST,  /api/v1/customer/bestmatch, bestmatchcustomers",
        "POST,  /crm/api/v1/customer/, createcustomer",
        "GET,   http://10.0.0.1:8080/api/v1/customer/7?x=/case/1, findcustomer",
        "patch, /api/v1/customer/7, updatecustomer",
        "GET,   /api/v1/customer/7/cases, findcases",
        "POST,  /api/v1/case, createcase",
        "GET,   /api/v1/case/7, lookupcase",
        "PATCH, /api/v1/case/7, updatecase",
        "GET,   /api/v1/meta/object/customer, define-object-structures",
        "DELETE,/api/v1/case/7, unknown",
        "GET,   https://crm.example.com, unknown",
        "GET,   /api/v1/customers, unknown"
    })
    void the_operation_is_recognised_by_method_and_path(String method, String uri, String operation) {
        assertThat(CrmOperation.of(method, uri).id()).isEqualTo(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://crm.example.com/\u0000", "://", "%%%", "https://[", "/customer/a b\n/cases"})
    void any_address_can_be_read(String uri) {
        assertThat(CrmOperation.of("GET", uri)).isNotNull();
    }

    @Test
    void only_ids_of_a_known_form_are_kept() {
        FailedCall error = FailedCall.of(node(object(
                "operation", "find Jane",
                "trackingId", "crm-gateway-jane",
                "externalCall", object("responseHeaders", object("X-Correlation-Id", "Jane Quill")))));

        assertThat(error.khorosOperation()).isEmpty();
        assertThat(error.trackingId()).isEmpty();
        assertThat(error.reference()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, 401", "418, 4xx", "599, 5xx", "7, none", "99999, none"})
    void codes_have_few_labels(int code, String label) {
        assertThat(error("GET", "/", code, true, "").statusLabel()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "Wed Apr 12 09:01:11 CDT 2017, 2017-04-12T14:01:11Z",
        "Wed Apr 12 09:01:11 UTC 2017, 2017-04-12T09:01:11Z",
        "2017-04-12T09:01:11.000Z, 2017-04-12T09:01:11Z"
    })
    void the_time_of_an_event_is_read_as_java_prints_it_and_as_iso(String text, Instant time) {
        assertThat(Event.of(node(object("createdDate", text))).time()).contains(time);
    }

    @Test
    void a_time_that_is_none_is_none() {
        assertThat(Event.of(node(object("createdDate", "Yesterday"))).time()).isEmpty();
        assertThat(Event.of(node(object("createdDate", array()))).time()).isEmpty();
    }
}
