package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdapterVersionTest {

    @Test
    void a_build_knows_its_version_and_its_commit() {
        assertThat(AdapterVersion.of("1.2.0\n4f3ab21\n")).isEqualTo(new AdapterVersion("1.2.0", "4f3ab21"));
    }

    @Test
    void the_commit_of_a_build_that_was_not_told_it_is_unknown() {
        assertThat(AdapterVersion.of("1.2.0\n\n")).isEqualTo(new AdapterVersion("1.2.0", "unknown"));
    }

    @Test
    void maven_has_entered_both_into_this_build() {
        assertThat(AdapterVersion.read().toString()).doesNotContain("$", "project", "adapter.revision");
    }
}
