package io.khoroszendesk.marketing.events;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.marketing.events.Delivery.await;
import static io.khoroszendesk.marketing.events.Delivery.count;
import static io.khoroszendesk.marketing.events.Delivery.crmError;
import static io.khoroszendesk.marketing.events.Delivery.post;
import static io.khoroszendesk.marketing.events.Delivery.postWith;
import static io.khoroszendesk.marketing.events.Delivery.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may deliver events, and in which form they are taken over. */
@QuarkusTest
@WithTestResource(EventsTenant.class)
class EventRouteTest {

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void an_untouched_account() {
        EventsTenant.zendesk().reset();
    }

    Map<String, Object> anEvent() {
        return crmError(report("GET", "https://crm.example.com/api/v1/customer/1", 500, object()));
    }

    double accepted() {
        return count(metrics, "khoros.events", "event", "error-custom-crm", "outcome", "accepted");
    }

    double told() {
        return metrics.find("khoros.crm.errors").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer wrong",
                EventsTenant.TOKEN,
                "Basic " + EventsTenant.TOKEN,
                "Bearer " + EventsTenant.TOKEN + "x",
                "Bearer " + EventsTenant.TOKEN + "," + EventsTenant.NEXT_TOKEN
            })
    void without_the_token_nothing_is_taken(String authorization) {
        double before = accepted();

        Khoros.assertFailure(postWith(authorization, Json.text(anEvent())), 401, "UNAUTHORIZED");
        Khoros.assertFailure(postWith(null, Json.text(anEvent())), 401, "UNAUTHORIZED");

        assertThat(accepted()).isEqualTo(before);
    }

    @Test
    void two_tokens_in_two_headers_are_none() {
        Khoros.assertFailure(
                given().header("Authorization", "Bearer wrong", "Bearer " + EventsTenant.TOKEN)
                        .contentType(ContentType.JSON)
                        .body(Json.text(anEvent()))
                        .post(Delivery.PATH),
                401,
                "UNAUTHORIZED");
    }

    @Test
    void the_key_of_the_api_opens_no_hook_and_the_token_no_api() {
        Khoros.assertFailure(postWith("Bearer " + Tenant.KEY, Json.text(anEvent())), 401, "UNAUTHORIZED");
        Khoros.assertFailure(Khoros.presenting("Bearer " + EventsTenant.TOKEN).get("/customer/1"), 401, "UNAUTHORIZED");
    }

    @Test
    void while_the_token_is_changed_both_are_good() {
        postWith("Bearer " + EventsTenant.TOKEN, Json.text(anEvent())).then().statusCode(200);
        postWith("bearer " + EventsTenant.NEXT_TOKEN, Json.text(anEvent()))
                .then()
                .statusCode(200);
    }

    @Test
    void events_are_posted_and_nothing_else() {
        Khoros.assertFailure(
                given().header("Authorization", "Bearer " + EventsTenant.TOKEN).get(Delivery.PATH),
                405,
                "METHOD_NOT_ALLOWED");
        Khoros.assertFailure(given().get(Delivery.PATH), 401, "UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "{", "hello", "\"text\"", "7", "{\"eventName\":\"error-custom-crm\"", "null", "\u0000"
            })
    void what_is_no_json_object_is_refused(String body) {
        Khoros.assertFailure(postWith("Bearer " + EventsTenant.TOKEN, body), 400, "INVALID_REQUEST");
    }

    @Test
    void json_without_an_end_of_its_nesting_is_refused() {
        Khoros.assertFailure(postWith("Bearer " + EventsTenant.TOKEN, "[".repeat(1_500)), 400, "INVALID_REQUEST");
    }

    @Test
    void an_event_that_is_too_large_is_refused() {
        String huge = "{\"eventName\":\"" + "x".repeat(70_000) + "\"}";

        Khoros.assertFailure(postWith("Bearer " + EventsTenant.TOKEN, huge), 413, "TOO_LARGE");
    }

    @Test
    void the_token_is_asked_for_before_the_size() {
        Khoros.assertFailure(postWith("Bearer wrong", "x".repeat(70_000)), 401, "UNAUTHORIZED");
    }

    @Test
    void an_event_that_comes_twice_counts_once() throws InterruptedException {
        Map<String, Object> event = anEvent();
        double before = told();
        double duplicates = count(metrics, "khoros.events", "event", "error-custom-crm", "outcome", "duplicate");

        post(event).then().statusCode(200).body("status", is("accepted"));
        post(event).then().statusCode(200);
        post(anEvent()).then().statusCode(200);

        await("both were told", () -> told() == before + 2);
        assertThat(count(metrics, "khoros.events", "event", "error-custom-crm", "outcome", "duplicate"))
                .isEqualTo(duplicates + 1);
    }

    @Test
    void an_event_without_a_usable_id_is_taken_each_time() throws InterruptedException {
        double before = told();

        for (Object id : new Object[] {null, 7, "", "not an id!", object("a", 1)}) {
            Map<String, Object> event = anEvent();
            event.put("eventUuid", id);
            post(event).then().statusCode(200);
        }

        await("all were told", () -> told() == before + 5);
    }

    @Test
    void several_events_may_come_at_once() throws InterruptedException {
        double before = told();

        post(array(anEvent(), anEvent(), object())).then().statusCode(200);

        await("both were told", () -> told() == before + 2);
    }

    @Test
    void events_that_mean_nothing_here_are_only_counted() {
        double before = count(metrics, "khoros.events", "event", "other", "outcome", "ignored");

        for (Object name : new Object[] {"rule-applied", "message-published", "", null, 5, "Jane's secret"}) {
            Map<String, Object> event = anEvent();
            event.put("eventName", name);
            post(event).then().statusCode(200);
        }

        assertThat(count(metrics, "khoros.events", "event", "other", "outcome", "ignored"))
                .isEqualTo(before + 6);
        assertThat(metrics.getMeters())
                .extracting(meter -> meter.getId().toString())
                .noneMatch(id -> id.contains("Jane"));
    }

    @Test
    void whatever_an_error_event_lacks_it_is_told() throws InterruptedException {
        double before = told();

        for (Object data : new Object[] {
            null,
            "text",
            array(),
            object(),
            object("externalCall", null),
            object("externalCall", "text"),
            object("externalCall", object("requestUri", 7, "responseHeaders", array(), "responseCode", "503")),
            object("externalCall", object("responseHeaders", object("X-Correlation-Id", null), "responseCode", -1))
        }) {
            Map<String, Object> event = anEvent();
            event.put("data", data);
            event.put("createdDate", "some day");
            post(event).then().statusCode(200);
        }

        await("all were told", () -> told() == before + 8);
    }

    @Test
    void an_event_that_drips_ends_with_its_connection() {
        String answer = RawHttp.exchange("POST " + Delivery.PATH
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + EventsTenant.TOKEN
                + "\r\nContent-Length: 100\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"error\":\"TOO_SLOW\"");
    }
}
