package io.khoroszendesk.marketing.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.contract.ContractDocument;
import io.khoroszendesk.contract.MarketingDocument;
import io.khoroszendesk.contract.NeedsDocument;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosCall;
import io.khoroszendesk.marketing.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the registration sends, against the document Khoros has published, whose directory {@code -Dcontract.marketing} names. */
@QuarkusTest
@WithTestResource(Tenant.class)
@NeedsDocument(ContractDocument.MARKETING)
class RegistrationContractTest {

    @TempDir
    Path directory;

    @Test
    void every_request_of_the_registration_is_one_that_khoros_documents() {
        MarketingDocument document = new MarketingDocument("crm-registration-openapi.json");
        List<String> problems = new ArrayList<>();

        List<KhorosCall> calls = calls();

        assertThat(calls.stream().map(KhorosCall::line))
                .containsExactly("POST /v2/crm/admin/custom", "PATCH /v2/crm/admin/custom/70001");
        for (KhorosCall call : calls) {
            problems.addAll(document.problemsOfRequest(call.method(), call.path(), call.contentType(), call.body()));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void a_request_without_one_of_the_three_members_would_be_noticed() {
        assertThat(new MarketingDocument("crm-registration-openapi.json")
                        .problemsOfRequest(
                                "PATCH",
                                "/v2/crm/admin/custom/7",
                                "application/json",
                                "{\"name\":\"Zendesk\",\"instanceUrl\":\"https://crm.acme.example/api/v1\"}"))
                .singleElement()
                .asString()
                .contains("authHeaderValue");
    }

    private List<KhorosCall> calls() {
        try (FakeKhoros khoros = FakeKhoros.start()) {
            Desk desk = new Desk(khoros, directory).loggedIn(khoros.token());
            desk.run("register", "--name", "Zendesk", "--url", "https://crm.acme.example/api/v1", "--unchecked");
            desk.run("update", "--unchecked");
            return khoros.calls();
        }
    }
}
