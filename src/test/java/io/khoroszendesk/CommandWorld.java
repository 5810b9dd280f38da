package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.OptionsTest.Ending;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.ops.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** All that commands speak to, for programs that run beside the tests: Zendesk, Care, Khoros Marketing, and {@code kubectl}. */
final class CommandWorld implements AutoCloseable {

    private final FakeZendesk zendesk = FakeZendesk.start();
    private final FakeCare care = FakeCare.start();
    private final FakeKhoros khoros = FakeKhoros.start();
    private final String token = khoros.token();
    private final Path directory;
    private final Path kubectl;
    private final Path message;
    private final Path image;

    private CommandWorld(Path directory) throws IOException {
        this.directory = directory;
        zendesk.tenant().user("Jane").id(7001).add();
        zendesk.tenant().user("Joan").id(7003).add();
        care.directory().arrives("crm", "zendesk_1", "7001", "Jane");
        care.directory().arrives("twitter", "9050", "jane");
        care.directory().arrives("facebook", "9051", "jane.q");
        message = Files.writeString(directory.resolve("message.json"), "{\"title\":\"From a file\"}");
        image = Files.writeString(directory.resolve("image.gif"), "GIF89a");
        kubectl = Files.writeString(directory.resolve("kubectl"), """
                #!/bin/sh
                [ "$*" = "-n acme get secret keys -o json" ] && echo '{"data":{"khoros":"Zmlyc3Qta2V5"}}'
                """);
        Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwx------"));
    }

    /** One in which somebody has logged in, and has registered the adapter. */
    static CommandWorld registered(Path directory) throws IOException {
        CommandWorld world = new CommandWorld(directory);
        assertThat(world.run("login --token").exit()).isZero();
        assertThat(world.run("adopt 70001 --name Zendesk --url https://crm.acme.example/api/v1")
                        .exit())
                .isZero();
        return world;
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("ZENDESK_URL", zendesk.url()),
                Map.entry("ZENDESK_SUBDOMAIN", "acme"),
                Map.entry("ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter"),
                Map.entry("ZENDESK_OAUTH_CLIENT_SECRET", "test-secret"),
                Map.entry("KHOROS_AUTH_HEADER_VALUES", Tenant.KEY),
                Map.entry("CARE_URL", care.url()),
                Map.entry("CARE_USERNAME", FakeCare.USERNAME),
                Map.entry("CARE_PASSWORD", FakeCare.PASSWORD),
                Map.entry("CARE_CRM_KEY", "zendesk_1"),
                Map.entry("ADAPTER_CARE_CALLS", "1000000"),
                Map.entry("ADAPTER_CARE_EXPORTS_PER_MINUTE", "1000000"),
                Map.entry("KHOROS_API_URL", khoros.url()),
                Map.entry("KHOROS_LOGIN_URL", khoros.url()),
                Map.entry("KHOROS_CLIENT_ID", "acme-adapter"),
                Map.entry("KHOROS_CLIENT_SECRET", "acme-client-secret"),
                Map.entry("KHOROS_EVENTS_TOKEN", "a-long-random-token-of-events"),
                Map.entry("ADAPTER_PUBLIC_URL", "https://crm.acme.example"),
                Map.entry("ADAPTER_STATE_DIR", directory.resolve("state").toString())));
    }

    /** Runs this line, in which {@code KUBECTL}, {@code MESSAGE} and {@code IMAGE} stand for files; whoever is asked enters a token. */
    Ending run(String line) {
        String[] words = line.replace("KUBECTL", kubectl.toString())
                .replace("MESSAGE", message.toString())
                .replace("IMAGE", image.toString())
                .split(" ");
        return ending(Program.answered(token + "\n", environment(), words));
    }

    /** Runs this line where a setting can't be read, which is told as soon as anything of the service starts. */
    Ending runWithoutSettings(String line) {
        return ending(Program.ran(Map.of("ADAPTER_DEADLINE", "soon"), line.split(" ")));
    }

    private static Ending ending(Program program) {
        return new Ending(program.exitCode(), program.output());
    }

    @Override
    public void close() {
        zendesk.close();
        care.close();
        khoros.close();
    }
}
