package io.khoroszendesk.ops.hooks;

import io.khoroszendesk.common.deadletter.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forgets what nobody will do. */
@Command(
        name = "drop",
        description =
                "Take off the list what nobody will do, such as a user whom Care refuses for good. Nothing in Zendesk"
                        + " or Khoros changes.")
final class HooksDropCommand extends HooksCommand {

    @Mixin
    HooksSelection selection = new HooksSelection();

    @Option(names = "--dry-run", arity = "0", description = "Change nothing, and say what would be done.")
    boolean dryRun;

    @Override
    public Optional<String> problem(Instant now) {
        return selection.problem();
    }

    @Override
    int run(List<DeadLetter> there) {
        List<DeadLetter> chosen = selection.of(there);
        boolean isDry = dryRun || adapter.dryRun();
        if (!isDry) {
            letters.drop(chosen);
        }
        chosen.forEach(letter -> terminal.print(letter.id() + (isDry ? ": would be dropped." : ": dropped.")));
        return 0;
    }
}
