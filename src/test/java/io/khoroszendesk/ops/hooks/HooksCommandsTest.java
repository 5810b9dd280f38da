package io.khoroszendesk.ops.hooks;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.Adapter;
import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = @ResourceArg(name = "adapter.state-dir", value = HooksCommandsTest.DIRECTORY))
class HooksCommandsTest {

    static final String DIRECTORY = "target/dead-letters";

    private static final Path FILE = Path.of(DIRECTORY, "dead-letters.json");

    @Inject
    IFactory factory;

    @Inject
    DeadLetters letters;

    Lines terminal;
    FakeUser jane;

    @BeforeEach
    void jane_was_given_up() throws IOException {
        SyncTenant.isItselfAgain();
        Files.deleteIfExists(FILE);
        jane = zendesk().tenant().user("Jane").add();
        letters.bury(Kind.USER, List.of(jane()), Cause.REFUSED);
    }

    private String jane() {
        return String.valueOf(jane.id());
    }

    private int run(String line) {
        terminal = new Lines();
        CommandLine commands = Adapter.commands(factory);
        String[] words = line.split(" ");
        HooksCommand command = commands.getSubcommands()
                .get("hooks")
                .getSubcommands()
                .get(words[1])
                .getCommand();
        command.terminal = terminal;
        return commands.execute(words);
    }

    @Test
    void what_was_given_up_is_listed_with_its_cause() {
        assertThat(run("hooks list")).isZero();

        assertThat(terminal.printed).last().asString().contains("user-" + jane(), "was refused");
        assertThat(terminal.told).containsExactly("1 dead letter.");
    }

    @Test
    void a_program_gets_one_list_in_json() throws IOException {
        run("hooks list --json");

        JsonNode list = new ObjectMapper().readTree(String.join("\n", terminal.printed));
        assertThat(list).singleElement().satisfies(letter -> {
            assertThat(letter.path("id").asText()).isEqualTo("user-" + jane());
            assertThat(letter.path("cause").asText()).isEqualTo("refused");
        });
    }

    @Test
    void a_retry_does_it_and_takes_it_off() throws IOException {
        assertThat(run("hooks retry user-" + jane())).isZero();

        assertThat(terminal.printed).containsExactly("user-" + jane() + ": done.");
        assertThat(care().directory().attributes(jane())).containsEntry("name", "Jane");
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void a_retry_that_fails_tells_why_and_ends_with_1() throws IOException {
        care().faults().always("PUT /api/v2/authors*", Fault.status(400));

        assertThat(run("hooks retry --all")).isEqualTo(1);

        assertThat(terminal.told).contains("1 of 1 is left; \"hooks retry\" tries it again.");
        assertThat(letters.all()).hasSize(1);
    }

    @Test
    void a_post_that_can_not_be_fetched_does_not_keep_a_user_from_being_pushed() {
        letters.bury(Kind.POST, List.of("abc"), Cause.UNAVAILABLE);

        assertThat(run("hooks retry --all")).isEqualTo(1);

        assertThat(terminal.printed).contains("user-" + jane() + ": done.");
        assertThat(terminal.printed).anySatisfy(line -> assertThat(line).startsWith("post-abc: "));
    }

    @Test
    void a_dry_run_does_nothing() throws IOException {
        assertThat(run("hooks retry --all --dry-run")).isZero();

        assertThat(terminal.printed).containsExactly("user-" + jane() + ": would be retried.");
        assertThat(care().count("*", "*")).isZero();
        assertThat(letters.all()).hasSize(1);
    }

    @Test
    void what_is_not_there_is_told_before_anything_is_done() {
        assertThat(run("hooks retry user-" + jane() + " user-1")).isEqualTo(1);

        assertThat(terminal.told).singleElement().asString().startsWith("There is no dead letter user-1");
        assertThat(care().count("*", "*")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hooks list", "hooks list --json", "hooks retry --all", "hooks drop --all", "hooks drop user-1"})
    void a_damaged_file_is_told_in_one_sentence_and_left_as_it_is(String line) throws IOException {
        Files.writeString(FILE, "{\"letters\":[{\"kind\":\"USER\"}]}");

        assertThat(run(line)).isEqualTo(1);

        assertThat(terminal.printed).isEmpty();
        assertThat(terminal.told)
                .containsExactly(
                        FILE.toAbsolutePath() + " can't be parsed. Move it away; what is in it is lost to a retry.");
        assertThat(FILE).hasContent("{\"letters\":[{\"kind\":\"USER\"}]}");
    }

    @Test
    void what_nobody_will_do_is_dropped() throws IOException {
        assertThat(run("hooks drop user-" + jane() + " --dry-run")).isZero();
        assertThat(letters.all()).hasSize(1);

        assertThat(run("hooks drop user-" + jane())).isZero();
        assertThat(letters.all()).isEmpty();
        assertThat(care().count("*", "*")).isZero();
    }
}
