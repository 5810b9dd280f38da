package io.khoroszendesk.marketing.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.contract.ContractDocument;
import io.khoroszendesk.contract.NeedsDocument;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.marketing.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent about events against the document Khoros has published, whose directory {@code -Dcontract.marketing} names. */
@QuarkusTest
@WithTestResource(Tenant.class)
@NeedsDocument(ContractDocument.MARKETING)
class EventsContractTest {

    @TempDir
    Path directory;

    @Test
    void every_request_is_one_of_the_published_contract() throws IOException {
        OpenApiInteractionValidator contract = OpenApiInteractionValidator.createForInlineApiSpecification(
                        ContractDocument.MARKETING.text("notifications-openapi.json"))
                .build();
        try (FakeKhoros khoros = FakeKhoros.start()) {
            aDay(khoros);

            assertThat(khoros.calls()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(call -> {
                SimpleRequest.Builder request = new SimpleRequest.Builder(call.method(), call.path())
                        .withContentType(call.contentType())
                        .withBody(call.body().isEmpty() ? null : call.body());
                if (call.query() != null) {
                    for (String pair : call.query().split("&")) {
                        request.withQueryParam(
                                pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                    }
                }
                assertThat(contract.validateRequest(request.build()).getMessages())
                        .as(call.line())
                        .isEmpty();
            });
        }
    }

    private void aDay(FakeKhoros khoros) {
        EventsDesk desk = new EventsDesk(khoros.url(), new Desk(khoros, directory).loggedIn(khoros.token()), null);
        desk.labels = "support";
        SubscriptionService subscriptions = desk.subscriptions();
        subscriptions.reconcile(false, line -> {});
        List<Subscription> ours = subscriptions.ours();
        khoros.events().happened(ours.getFirst().uuid(), Json.object("eventName", "error-custom-crm"));
        subscriptions.events(ours.getFirst());
        subscriptions.setStatus(ours, Subscription.PAUSED, false, line -> {});
        subscriptions.delete(ours, false, line -> {});
    }
}
