package io.khoroszendesk.marketing.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.common.security.SecretList;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import io.khoroszendesk.marketing.Desk;
import io.khoroszendesk.marketing.Lines;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.registration.OurService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(Tenant.class)
class RotateKeyCommandTest {

    private static final String PATCH = "PATCH /v2/crm/admin/custom/70001";

    @TempDir
    Path directory;

    private Path file;
    private FakeKhoros khoros;
    private OurService service;
    private Desk desk;

    @BeforeEach
    void registered() throws IOException {
        file = directory.resolve("khoros-keys");
        Files.writeString(file, "first-key\nother-key\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        khoros = FakeKhoros.start();
        service = OurService.with(() -> new KeyFile(file).read());
        desk = new Desk(khoros, directory)
                .loggedIn(khoros.token())
                .set("adapter.public-url", service.origin())
                .set("khoros.auth-header-values-file", file.toString());
        assertThat(desk.run("register", "--name", "Zendesk")).isZero();
        desk.terminal = new Lines();
    }

    @AfterEach
    void close() {
        khoros.close();
        service.close();
    }

    private String khorosSends() {
        return khoros.company().crms().getFirst().authHeaderValue();
    }

    private SecretList keys() {
        return new KeyFile(file).read();
    }

    @Test
    void khoros_gets_a_key_that_nobody_can_guess_and_the_old_one_is_refused() {
        assertThat(desk.run("rotate-key")).isZero();

        assertThat(khorosSends()).matches("Bearer [A-Za-z0-9_-]{43}");
        assertThat(keys().keys()).hasSize(2).startsWith("other-key");
        assertThat(keys().contains(khorosSends())).isTrue();
        assertThat(desk.terminal.printed).containsExactly("CRM 70001 has a new key.");
        assertThat(desk.registration().orElseThrow().isOf(khorosSends())).isTrue();
    }

    @Test
    void name_and_address_are_told_again() {
        desk.run("rotate-key");

        assertThat(khoros.company().crms()).singleElement().satisfies(crm -> {
            assertThat(crm.name()).isEqualTo("Zendesk");
            assertThat(crm.instanceUrl()).isEqualTo(service.origin() + "/api/v1");
        });
    }

    @Test
    void no_key_is_shown() throws IOException {
        desk.run("rotate-key");

        assertThat(desk.terminal.all()).doesNotContain("first-key").doesNotContain(SecretMask.bare(khorosSends()));
        try (var left = Files.list(desk.state)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("khoros-token.json", "khoros-registration.json", ".lock");
        }
    }

    @Test
    void the_file_keeps_its_permissions_and_its_form() throws IOException {
        desk.run("rotate-key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.readString(file)).matches("other-key\n[A-Za-z0-9_-]{43}\n");
    }

    @Test
    void the_old_key_stays_for_a_minute_after_khoros_has_the_new_one() {
        desk.run("rotate-key");

        assertThat(desk.pauses).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = KhorosOddity.class,
            names = {"LOST_ANSWER", "DONE_BUT_500", "BROKEN", "DEVELOPER_INACTIVE", "THROTTLED", "REPEATS_THE_BODY"})
    void whatever_khoros_answers_the_key_it_sends_is_accepted(KhorosOddity oddity) {
        khoros.next(PATCH, oddity);

        assertThat(desk.run("rotate-key")).isEqualTo(1);
        assertThat(keys().contains(khorosSends())).isTrue();
        assertThat(keys().keys()).hasSize(3);
        assertThat(desk.terminal.all()).contains("Both keys stay accepted").doesNotContain("first-key");

        assertThat(desk.run("rotate-key")).isZero();
        assertThat(keys().contains(khorosSends())).isTrue();
        assertThat(keys().keys()).hasSize(2).doesNotContain("first-key");
    }

    @Test
    void what_would_change_the_key_otherwise_waits_until_it_is_finished() {
        khoros.next(PATCH, KhorosOddity.BROKEN);
        desk.run("rotate-key");

        assertThat(desk.run("update")).isEqualTo(1);
        assertThat(desk.run("adopt", "5", "--force")).isEqualTo(1);
        assertThat(desk.run("register", "--name", "Again", "--force")).isEqualTo(1);
        assertThat(desk.terminal.told)
                .filteredOn(line -> line.contains("Finish it with rotate-key"))
                .hasSize(3);
    }

    @Test
    void a_dry_run_changes_nothing() throws IOException {
        assertThat(desk.run("rotate-key", "--dry-run")).isZero();

        assertThat(desk.terminal.printed.getFirst()).isEqualTo(PATCH);
        assertThat(desk.terminal.printed.get(1)).contains("Bearer ********");
        assertThat(Files.readString(file)).isEqualTo("first-key\nother-key\n");
        assertThat(khoros.count(PATCH)).isZero();
    }

    @Test
    void where_all_runs_are_dry_no_key_is_made() throws IOException {
        desk.set("adapter.dry-run", "true");

        assertThat(desk.run("rotate-key")).isZero();

        assertThat(desk.terminal.told).containsExactly("Nothing was sent: this is a dry run.");
        assertThat(Files.readString(file)).isEqualTo("first-key\nother-key\n");
        assertThat(khoros.count(PATCH)).isZero();
    }

    @Test
    void keys_in_the_environment_cannot_be_changed() {
        desk.set("khoros.auth-header-values-file", "");

        assertThat(desk.run("rotate-key")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("KHOROS_AUTH_HEADER_VALUES_FILE is missing");
    }

    @Test
    void with_several_keys_none_of_which_is_known_to_be_khoros_nothing_is_guessed() {
        desk.run("adopt", "70001");

        assertThat(desk.run("rotate-key")).isEqualTo(1);
        assertThat(desk.terminal.all())
                .contains("Nobody knows which of the 2 keys")
                .contains("Use update first");
        assertThat(desk.run("update")).isZero();
        assertThat(desk.run("rotate-key")).isZero();
    }

    @Test
    void without_a_log_in_no_key_is_made() throws IOException {
        desk.stateDir().forget(TokenStore.FILE);

        assertThat(desk.run("rotate-key")).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo("first-key\nother-key\n");
    }

    @Test
    void a_mounted_secret_is_changed_by_a_command_that_holds_no_key() throws IOException {
        Path mount = Files.createDirectories(directory.resolve("mount"));
        Path data = Files.createDirectories(directory.resolve("mount-data"));
        Files.writeString(data.resolve("khoros-keys"), "first-key");
        Files.createSymbolicLink(mount.resolve("..data"), data);
        Files.createSymbolicLink(mount.resolve("khoros-keys"), Path.of("..data/khoros-keys"));
        desk.set("khoros.auth-header-values-file", mount.resolve("khoros-keys").toString());

        assertThat(desk.run("rotate-key", "-n", "khoros-sandbox", "--wait", "PT1S"))
                .isEqualTo(1);

        Path patch = desk.state.resolve("khoros-keys-patch.json");
        assertThat(desk.terminal.printed)
                .containsExactly(
                        "kubectl -n khoros-sandbox patch secret khoros-zendesk-adapter --type merge --patch-file "
                                + patch);
        assertThat(Json.read(Files.readString(patch))
                        .at("/stringData/khoros-keys")
                        .asText())
                .matches("first-key\n[A-Za-z0-9_-]{43}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(patch)))
                .isEqualTo("rw-------");
        assertThat(khorosSends()).isEqualTo("Bearer first-key");
    }

    @Test
    void with_apply_kubectl_changes_the_secret() throws IOException {
        Path kubectl = kubectl();

        assertThat(desk.run("rotate-key", "--apply", "--kubectl", kubectl.toString(), "-n", "khoros"))
                .isZero();

        assertThat(keys().keys()).hasSize(2).startsWith("other-key");
        assertThat(keys().contains(khorosSends())).isTrue();
        assertThat(Files.readString(directory.resolve("arguments")))
                .contains("-n khoros get secret khoros-zendesk-adapter -o json")
                .doesNotContain("first-key")
                .doesNotContain(SecretMask.bare(khorosSends()));
        assertThat(desk.state.resolve("khoros-keys-patch.json")).doesNotExist();
    }

    @Test
    void a_kubectl_that_fails_ends_it_before_anything_is_done() {
        assertThat(desk.run("rotate-key", "--apply", "--kubectl", "/bin/false")).isEqualTo(1);

        assertThat(desk.terminal.all()).contains("has failed").doesNotContain("first-key");
        assertThat(khoros.count(PATCH)).isZero();
    }

    /** A stand-in that shows the file of the keys as a secret, and writes to it what a patch holds. */
    private Path kubectl() throws IOException {
        Path program = directory.resolve("kubectl");

        Files.writeString(program, """
                #!/bin/sh
                printf '%%s\\n' "$*" >> %1$s/arguments
                case "$*" in
                  *" get "*) echo "{\\"data\\":{\\"khoros-keys\\":\\"$(base64 -w0 < %1$s/khoros-keys)\\"}}" ;;
                  *" patch "*) for last; do :; done
                    printf "$(sed -e 's/.*"khoros-keys":"//' -e 's/".*//' "$last")" > %1$s/khoros-keys ;;
                esac
                """.formatted(directory));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }
}
