package io.khoroszendesk.match;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MatchTenant.class)
@TestProfile(HiddenNamesTest.NoNames.class)
class HiddenNamesTest {

    public static class NoNames implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("adapter.bestmatch.name-only", "hide");
        }
    }

    private final FakeZendesk zendesk = MatchTenant.zendesk();

    @BeforeEach
    void an_account_that_is_known_already() {
        MatchTenant.reset();
        Khoros.get("/meta/object/customer").then().statusCode(200);
        zendesk.forgetCalls();
    }

    @Test
    void a_name_alone_is_neither_shown_nor_looked_for() {
        zendesk.tenant().user("Hidden Name").add();

        Khoros.post("/customer/bestmatch", object("displayName", "Hidden Name"))
                .then()
                .statusCode(200)
                .body("$", empty());

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void the_name_still_finds_whose_phone_zendesk_does_not_find() {
        FakeUser customer =
                zendesk.tenant().user("Hidden Phone").phone("0049 30 1234510").add();
        zendesk.tenant().user("Hidden Phone").add();

        Khoros.post(
                        "/customer/bestmatch",
                        object("displayName", "Hidden Phone", "phoneNumbers", array("+49 30 1234510")))
                .then()
                .statusCode(200)
                .body("id", contains(String.valueOf(customer.id())));
    }
}
