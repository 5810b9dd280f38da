package io.khoroszendesk.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = Tenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.khoros.wrong-keys-per-minute", value = "1"),
            @ResourceArg(name = "adapter.khoros.wrong-key-delay", value = "6s")
        })
class SlowedKeysTest {

    static final String LINE = "GET /api/v1/meta/object/customer";

    @Test
    void beyond_the_rate_wrong_keys_wait_and_right_ones_from_the_same_address_do_not() {
        new ZendeskStub().isEmpty();
        // The gate has seen no key, so there is none to count.
        for (int i = 0; i < 3; i++) {
            assertThat(wrong("").status()).isEqualTo(401);
        }
        ErrorsTest.assertFailure(wrong("Authorization: wrong\r\n"), 401, "UNAUTHORIZED");

        CompletableFuture<RawHttp.Answer> second =
                CompletableFuture.supplyAsync(() -> wrong("Authorization: wrong\r\n"));
        int right = RawHttp.send(LINE, "", new byte[0]).status();

        assertThat(second).isNotDone();
        assertThat(right).isEqualTo(200);
        ErrorsTest.assertFailure(second.join(), 401, "UNAUTHORIZED");
    }

    private static RawHttp.Answer wrong(String headers) {
        return RawHttp.sendTo(RestAssured.port, LINE, headers, new byte[0]);
    }
}
