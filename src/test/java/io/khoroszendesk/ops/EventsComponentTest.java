package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.khoroszendesk.marketing.events.EventsConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a tenant adds to its manifests to take events. */
class EventsComponentTest {

    private static final Path COMPONENT = Path.of("deploy/components/events/kustomization.yaml");

    @Test
    void the_internet_sees_the_hook_at_its_path() throws IOException {
        HTTPIngressPath path = Manifests.added(COMPONENT, 0, HTTPIngressPath.class);

        assertThat(path.getPath())
                .isEqualTo(OperatorSettings.of(EventsConfig.class).path());
        assertThat(path.getPathType()).isEqualTo("Exact");
        assertThat(path.getBackend().getService().getPort().getName()).isEqualTo("http");
    }

    @Test
    void the_token_is_a_file_of_the_secret() throws IOException {
        EnvVar variable = Manifests.added(COMPONENT, 1, EnvVar.class);

        assertThat(variable.getName()).isEqualTo("KHOROS_EVENTS_TOKEN_FILE");
        assertThat(variable.getValue()).startsWith("/run/secrets/adapter/");
    }
}
