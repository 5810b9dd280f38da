package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.care.CareTenant;
import io.khoroszendesk.care.gdpr.GdprClient;
import io.khoroszendesk.care.gdpr.GdprClient.Status;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.fake.care.FakeCare.Told;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we send to Care's GDPR API, and what our stand-in answers, against the document of that API. */
@QuarkusTest
@WithTestResource(Tenant.class)
@WithTestResource(
        value = CareTenant.class,
        initArgs = {
            @ResourceArg(name = "care.gdpr.username", value = FakeCare.ERASER),
            @ResourceArg(name = "care.gdpr.password", value = FakeCare.ERASER_PASSWORD)
        })
@NeedsDocument(ContractDocument.GDPR)
class GdprContractTest {

    @Inject
    GdprClient client;

    private FakeCare care;

    @BeforeEach
    void a_deletion_is_filed_and_followed() {
        care = CareTenant.care();
        care.reset();
        String request = client.file("c3731601-b387-406b-8472-fb97ea6a9f08");
        assertThat(client.status(request)).isEqualTo(Status.QUEUED);
    }

    @Test
    void every_request_is_one_that_the_document_has() {
        CareDocument document = CareDocument.ofDeletions();

        assertThat(care.calls()).hasSize(2).allSatisfy(call -> assertThat(document.problemsOfRequest(call))
                .isEmpty());
    }

    @Test
    void every_answer_of_the_stand_in_is_one_that_the_document_has() {
        CareDocument document = CareDocument.ofDeletions();

        for (Told told : care.told()) {
            assertThat(document.problemsOfAnswer(
                            told.call().method(), told.call().path(), told.status(), told.body()))
                    .isEmpty();
        }
    }
}
