package io.khoroszendesk.marketing.events;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.marketing.events.Delivery.await;
import static io.khoroszendesk.marketing.events.Delivery.count;
import static io.khoroszendesk.marketing.events.Delivery.crmError;
import static io.khoroszendesk.marketing.events.Delivery.post;
import static io.khoroszendesk.marketing.events.Delivery.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operations hear of calls that failed at Khoros, and what nobody hears. */
@QuarkusTest
@WithTestResource(EventsTenant.class)
class FailedCallReporterTest {

    static final List<String> CANARIES = List.of(
            Tenant.KEY,
            EventsTenant.TOKEN,
            "canary-key-4711",
            "jane.canary@example.com",
            "Jane Canary",
            "32500000000777",
            "canary words of the customer",
            "+12025550177",
            "canary-operation",
            "canary-header");

    @Inject
    MeterRegistry metrics;

    EventLog log;

    @BeforeEach
    void reading_along() {
        EventsTenant.zendesk().reset();
        log = new EventLog();
    }

    @AfterEach
    void no_more() {
        log.close();
    }

    EventLog.Line theLine() throws InterruptedException {
        await("a line", () -> !log.errors().isEmpty());
        assertThat(log.errors()).hasSize(1);
        return log.errors().getFirst();
    }

    @Test
    void a_report_is_joined_to_our_own_line_of_the_failed_call() throws InterruptedException {
        EventsTenant.zendesk().stop();
        Response failed = Khoros.get("/customer/32500000000101");
        String reference = failed.header("X-Correlation-Id");

        post(crmError(report(
                        "GET",
                        "https://crm.example.com/api/v1/customer/32500000000101",
                        failed.statusCode(),
                        object("x-correlation-id", array(reference)))))
                .then()
                .statusCode(200);

        EventLog.Line line = theLine();
        assertThat(line.level()).isEqualTo("WARN");
        assertThat(line.correlationId()).isEqualTo(reference);
        assertThat(line.text())
                .isEqualTo("Khoros reports a failed call: findcustomer (GET /customer/{id}) was answered with 500 at"
                        + " 2018-09-13T14:50:25Z. The adapter, or Zendesk behind it, failed; its own line with this"
                        + " reference says why. [Khoros' tracking id crm-gateway-eb5e0132-0776-4043-ba7c-a46aee73d7b6,"
                        + " Khoros' operation searchCustomerById-hydrateCases]");
        assertThat(log.lines())
                .anyMatch(own ->
                        own.category().startsWith("io.khoroszendesk.crm") && reference.equals(own.correlationId()));
    }

    @Test
    void a_report_is_counted_by_operation_status_and_cause() throws InterruptedException {
        String[] tags = {"operation", "createcase", "status", "401", "cause", "key"};
        double before = count(metrics, "khoros.crm.errors", tags);

        post(crmError(report("POST", "/api/v1/case", 401, object("X-Correlation-Id", array("abcdefghjk")))));

        await("counted", () -> count(metrics, "khoros.crm.errors", tags) == before + 1);
        assertThat(theLine().text()).contains("KHOROS_AUTH_HEADER_VALUES");
    }

    @Test
    void nothing_of_the_request_or_its_customer_is_told_to_anybody() throws InterruptedException {
        Map<String, Object> call = object(
                "requestMethod",
                "GET canary-operation",
                "requestUri",
                "https://canary-key-4711@crm.example.com/api/v1/customer/32500000000777/cases?q=Jane Canary#x",
                "requestHeaders",
                object(
                        "Authorization", array("canary-key-4711", "Bearer " + Tenant.KEY),
                        "x-sf-user-email", array("jane.canary@example.com")),
                "requestQueryParameters",
                object("email", array("jane.canary@example.com")),
                "requestBody",
                "{\"name\":\"Jane Canary\",\"phone\":\"+12025550177\"}",
                "responseHeaders",
                object(
                        "X-Correlation-Id", array("canary-key-4711", "abcdefghjk"),
                        "canary-header", array("Jane Canary")),
                "responseCode",
                500,
                "canary-header",
                "canary words of the customer");
        Map<String, Object> event = crmError(object(
                "operation", "Jane Canary",
                "trackingId", "crm-gateway-jane.canary@example.com",
                "description", "canary words of the customer, timed out",
                "spredfastErrorMessage", "Could not read {\"name\":\"Jane Canary\"} with canary-key-4711",
                "externalCall", call));
        event.put("createdDate", "Jane Canary");
        event.put("companyId", "Jane Canary");

        String answer = post(event).then().statusCode(200).extract().asString();
        String line = theLine().text();

        assertThat(line).endsWith("leads to them.");
        assertThat(CANARIES).noneMatch(answer::contains);
        assertThat(log.lines()).allSatisfy(own -> assertThat(CANARIES).noneMatch(own.toString()::contains));
        assertThat(metrics.getMeters()).allSatisfy(meter -> assertThat(CANARIES)
                .noneMatch(meter.getId().toString()::contains));
    }
}
