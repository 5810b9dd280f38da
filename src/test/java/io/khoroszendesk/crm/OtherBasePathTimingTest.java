package io.khoroszendesk.crm;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** The same under another base path, from which requests are rerouted. */
@QuarkusTest
@TestProfile(OtherBasePathTimingTest.Elsewhere.class)
class OtherBasePathTimingTest extends ServerTimingTest {

    static final String BASE = "/crm/y";

    public static final class Elsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("adapter.khoros.base-path", BASE);
        }
    }

    @Override
    String base() {
        return BASE;
    }
}
