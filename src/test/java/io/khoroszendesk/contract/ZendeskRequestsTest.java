package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.khoroszendesk.FixtureTenant;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.zendesk.MetadataClient;
import io.khoroszendesk.zendesk.TicketExportClient;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.WebhookClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a day of all ten operations and a night of synchronising send to Zendesk, against Zendesk's own document. */
@QuarkusTest
@WithTestResource(Tenant.class)
@TestProfile(ZendeskRequestsTest.AnAdapterOfItsOwn.class)
@NeedsDocument(ContractDocument.ZENDESK)
class ZendeskRequestsTest {

    /** The customers of this test would be remembered, and found by other tests. */
    public static final class AnAdapterOfItsOwn implements QuarkusTestProfile {}

    static List<LoggedRequest> requests;

    @Inject
    UserExportClient export;

    @Inject
    TicketExportClient tickets;

    @Inject
    MetadataClient metadata;

    @Inject
    WebhookClient webhooks;

    @BeforeEach
    void a_day_and_a_night_pass() throws Exception {
        if (requests != null) {
            return;
        }
        try (FixtureTenant tenant = new FixtureTenant()) {
            KhorosDay.pass();
            SyncNight.pass(export, tickets, metadata, webhooks);
            requests = tenant.requests();
        }
    }

    @AfterAll
    static void nothing_is_left() {
        requests = null;
    }

    @Test
    void every_request_is_one_that_zendesk_documents() {
        ZendeskDocument document = new ZendeskDocument();
        Map<String, List<String>> problems = new TreeMap<>();

        for (LoggedRequest request : requests) {
            List<String> found = document.problemsOfRequest(
                    request.getMethod().getName(), request.getUrl(), request.getBodyAsString());
            if (!found.isEmpty()) {
                problems.put(request.getMethod() + " " + request.getUrl(), found);
            }
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void every_endpoint_that_is_used_was_called() {
        assertThat(requests.stream()
                        .map(request ->
                                request.getMethod() + " " + request.getUrl().replaceFirst("\\?.*", ""))
                        .map(call -> call.replaceFirst("/api/v2", "").replaceAll("/(01[0-9A-Z]{8,}|\\d+)", "/{id}")))
                .contains(
                        "POST /oauth/tokens",
                        "GET /user_fields",
                        "GET /ticket_fields",
                        "GET /custom_statuses",
                        "GET /groups",
                        "GET /brands/{id}",
                        "GET /ticket_forms/{id}",
                        "GET /users/search",
                        "GET /users/{id}",
                        "POST /users",
                        "PUT /users/{id}",
                        "GET /users/{id}/identities",
                        "POST /users/{id}/identities",
                        "PUT /users/{id}/identities/{id}/make_primary",
                        "DELETE /users/{id}/identities/{id}",
                        "GET /users/{id}/tickets/requested",
                        "GET /tickets",
                        "GET /tickets/{id}",
                        "POST /tickets",
                        "PUT /tickets/{id}",
                        "GET /tickets/{id}/comments",
                        "GET /users/show_many",
                        "GET /organizations/show_many",
                        "GET /incremental/users/cursor",
                        "GET /incremental/tickets/cursor",
                        "GET /users/{id}/compliance_deletion_statuses",
                        "GET /organization_fields",
                        "GET /search/count",
                        "GET /webhooks",
                        "POST /webhooks",
                        "PATCH /webhooks/{id}",
                        "GET /webhooks/{id}/signing_secret");
    }
}
