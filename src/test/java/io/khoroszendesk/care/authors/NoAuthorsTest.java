package io.khoroszendesk.care.authors;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

/** A tenant that has nothing to do with Care. */
@QuarkusTest
@WithTestResource(Tenant.class)
class NoAuthorsTest {

    @Inject
    IFactory factory;

    @Test
    void what_is_missing_is_named() {
        AuthorDesk desk = new AuthorDesk(factory);

        assertThat(desk.run("author show --crm 1")).isEqualTo(1);

        assertThat(desk.terminal.told)
                .containsExactly(
                        "CARE_URL, CARE_USERNAME, CARE_PASSWORD and CARE_CRM_KEY are missing: Care isn't configured.");
    }
}
