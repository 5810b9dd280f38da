package io.khoroszendesk.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.crm.Spellings.Target;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The same under another base path, where the path that the resources have in the code leads nowhere. */
@QuarkusTest
@TestProfile(OtherBasePathTest.Elsewhere.class)
@WithTestResource(Tenant.class)
class OtherBasePathTest extends ClosedDoorTest {

    static final String BASE = "/crm/x";

    /** An adapter that is told to serve somebody else only, too. */
    public static final class Elsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("adapter.khoros.base-path", BASE, "adapter.khoros.company-ids", "4711");
        }
    }

    @Override
    String base() {
        return BASE;
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void no_spelling_of_the_path_in_the_code_opens_without_a_key(Target target) {
        assertThat(Spellings.of("/api/v1", target.path()))
                .allSatisfy(spelling -> assertRefused(
                        RawHttp.sendTo(RestAssured.port, target.method() + " " + spelling, "", new byte[0])));
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void nor_with_the_key(Target target) {
        assertThat(Spellings.of("/api/v1", target.path()))
                .allSatisfy(spelling -> assertRefused(RawHttp.send(target.method() + " " + spelling, "", new byte[0])));
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void no_spelling_of_an_operation_opens_with_the_key_of_a_foreign_company(Target target) {
        for (String before : new String[] {"", "/", "/x/..", "/%2e"}) {
            assertRefused(RawHttp.send(
                    target.method() + " " + before + BASE + target.path(), "x-sf-company-id: 4712\r\n", new byte[0]));
        }
    }

    @Test
    void what_is_below_the_base_path_is_found_with_its_query() {
        RawHttp.Answer answer = RawHttp.send("GET " + BASE + "/customer/0?x=1", "", new byte[0]);

        ErrorsTest.assertFailure(answer, 404, "NOT_FOUND");
    }
}
