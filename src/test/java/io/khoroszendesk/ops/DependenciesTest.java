package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.Version;
import org.junit.jupiter.api.Test;

/** What is shipped has no version with published holes, and nothing that only makes the target larger. */
class DependenciesTest {

    /** CVE-2026-89044, -50020, -50010, -62243, -50560, -45416 and -44249 are mended in 4.1.138. */
    @Test
    void every_part_of_netty_is_one_without_known_holes() {
        assertThat(io.netty.util.Version.identify().values())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(version(part.artifactVersion())).isGreaterThanOrEqualTo(of(4, 1, 138)));
    }

    /** CVE-2026-59888, -59889 and -54512 to -54518 are mended in 2.21.8. */
    @Test
    void jackson_is_one_without_known_holes() {
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION).isGreaterThanOrEqualTo(of(2, 21, 8));
        assertThat(com.fasterxml.jackson.core.json.PackageVersion.VERSION).isGreaterThanOrEqualTo(of(2, 21, 8));
    }

    @Test
    void the_tracing_of_databases_is_not_there() {
        assertThatThrownBy(() -> Class.forName("io.opentelemetry.instrumentation.jdbc.OpenTelemetryDriver"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void the_machine_code_of_brotli_is_not_there() {
        assertThat(getClass().getResource("/lib/linux-x86_64/libbrotli.so")).isNull();
    }

    private static Version version(String text) {
        String[] parts = text.split("\\.");
        return of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private static Version of(int major, int minor, int patch) {
        return new Version(major, minor, patch, null, null, null);
    }
}
