package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = CrmTenant.class, initArgs = @ResourceArg(name = "adapter.console", value = "true"))
class MatchExplanationTest {

    static final Map<String, Object> JANE =
            object("displayName", "Jane Quill", "screenName", "@jane.q", "profileUrl", "https://x.com/jane.q");

    final FakeTenant tenant = CrmTenant.zendesk().tenant();

    @BeforeEach
    void a_tenant_that_keeps_handles() {
        CrmTenant.isEmpty();
        tenant.userField("khoros_social", "textarea").add();
    }

    @Test
    void customers_are_explained_in_their_order_to_whoever_asks() {
        FakeUser jane = tenant.user("Jane Quill")
                .field("khoros_social", "twitter jane.q")
                .add();
        FakeUser other =
                tenant.user("Somebody").field("khoros_social", "twitter jane.q").add();

        Response answer = asking("return=explain", JANE);

        assertThat(answer.header("Match-Explanation"))
                .isEqualTo("\"" + jane.id() + "\";points=89;reasons=\"HANDLE NAME\", \"" + other.id()
                        + "\";points=89;reasons=\"HANDLE\"");
        assertThat(answer.header("Preference-Applied")).isEqualTo("return=explain");
    }

    @Test
    void the_body_stays_as_it_is() {
        tenant.user("Jane Quill").field("khoros_social", "twitter jane.q").add();

        assertThat(asking("return=explain", JANE).asString())
                .isEqualTo(Khoros.post("/customer/bestmatch", JANE).asString());
    }

    @Test
    void nobody_found_is_nothing_to_explain() {
        Response answer = asking("return=explain", JANE);

        assertThat(answer.header("Preference-Applied")).isEqualTo("return=explain");
        assertThat(answer.headers().hasHeaderWithName("Match-Explanation")).isFalse();
        assertThat(answer.asString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"respond-async, return=explain", "Return = \"explain\"; detail=all", "return=explain;x"})
    void the_preference_may_be_one_of_several_and_written_in_any_way(String preference) {
        assertThat(asking(preference, JANE).header("Preference-Applied")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return=minimal",
                "explain",
                "",
                "return=explained",
                "return=minimal, return=explain",
                "x=\"a, return=explain\"",
                "\"return=explain\""
            })
    void other_preferences_are_ignored(String preference) {
        assertThat(asking(preference, JANE).header("Preference-Applied")).isNull();
    }

    @Test
    void the_header_is_bounded() {
        for (int i = 0; i < 60; i++) {
            tenant.user("Jane Quill").field("khoros_social", "twitter jane.q").add();
        }

        assertThat(asking("return=explain", JANE).header("Match-Explanation")).hasSizeLessThan(4_000);
    }

    private static Response asking(String preference, Map<String, Object> profile) {
        return Khoros.khoros()
                .header("Prefer", preference)
                .contentType(ContentType.JSON)
                .body(Json.text(profile))
                .post("/customer/bestmatch");
    }
}
