package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryKeysTest {

    private static final String HANDLE = "handle twitter jane.q";

    private final MemoryKeys keys = keys("acme", "secret");

    @Test
    void all_replicas_of_an_account_have_the_same_keys() {
        assertThat(keys("acme", "secret").of("once", HANDLE)).isEqualTo(keys.of("once", HANDLE));
        assertThat(keys("acme", "secret").of("recent")).isEqualTo(keys.of("recent"));
    }

    @Test
    void another_account_has_other_keys() {
        assertThat(keys("globex", "secret").of("once", HANDLE)).isNotEqualTo(keys.of("once", HANDLE));
        assertThat(keys("globex", "secret").of("recent")).isNotEqualTo(keys.of("recent"));
    }

    @Test
    void another_secret_makes_other_keys() {
        assertThat(keys("acme", "guessed").of("once", HANDLE)).isNotEqualTo(keys.of("once", HANDLE));
        assertThat(keys("acme", "guessed").of("recent")).isNotEqualTo(keys.of("recent"));
    }

    @Test
    void each_thing_has_its_own_key() {
        assertThat(keys.of("once", HANDLE)).isNotEqualTo(keys.of("once", "handle twitter john"));
        assertThat(keys.of("once", HANDLE)).isNotEqualTo(keys.of("lock", HANDLE));
        assertThat(keys.of("recent")).isNotEqualTo(keys.of("limits"));
    }

    @Test
    void nothing_that_a_key_stands_for_can_be_read() {
        assertThat(keys.of("once", HANDLE)).matches("khoros-zendesk:[0-9a-f]{12}:once:[0-9a-f]{32}");
        assertThat(keys.of("recent")).matches("khoros-zendesk:[0-9a-f]{12}:recent");
    }

    @Test
    void words_of_any_language_have_keys() {
        assertThat(keys.of("once", "handle twitter žofie")).isNotEqualTo(keys.of("once", "handle twitter łofie"));
    }

    private static MemoryKeys keys(String account, String secret) {
        return new MemoryKeys(new MemoryNamespace(account, secret));
    }
}
