package io.khoroszendesk.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A tenant that has nothing to do with Care. */
@QuarkusTest
@WithTestResource(Tenant.class)
class NoCareTest {

    @Inject
    HookCheck check;

    @Inject
    SyncSettings settings;

    @Test
    void nothing_is_there_for_a_webhook() {
        assertThat(new Hook("any").tells("created", 7).statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_is_checked_and_nothing_is_wrong() {
        assertThat(check.inspect(false)).isEmpty();
        assertThat(settings.problems()).isEmpty();
    }
}
