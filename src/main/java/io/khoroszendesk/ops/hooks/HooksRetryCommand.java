package io.khoroszendesk.ops.hooks;

import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.deadletter.DeadLetter;
import io.khoroszendesk.common.deadletter.DeadLetterRetry;
import io.khoroszendesk.common.deadletter.DeadLetterRetry.Outcome;
import io.khoroszendesk.common.log.Plural;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does what was given up. */
@Command(
        name = "retry",
        description = "Do what was given up. What was done meanwhile is not done twice. Exits with 1 while something is"
                + " left of it.")
final class HooksRetryCommand extends HooksCommand {

    @Mixin
    HooksSelection selection = new HooksSelection();

    @Option(names = "--dry-run", arity = "0", description = "Change nothing, and say what would be done.")
    boolean dryRun;

    @Inject
    @All
    List<DeadLetterRetry> kinds;

    @Inject
    WaitNotices notices;

    @Override
    public Optional<String> problem(Instant now) {
        return selection.problem();
    }

    @Override
    int run(List<DeadLetter> there) {
        List<DeadLetter> chosen = selection.of(there);
        if (dryRun || adapter.dryRun()) {
            chosen.forEach(letter -> terminal.print(letter.id() + ": would be retried."));
            terminal.tell("Nothing was done: this is a dry run.");
            return 0;
        }
        int left = 0;
        for (DeadLetterRetry kind : kinds) {
            List<DeadLetter> ofKind = chosen.stream()
                    .filter(letter -> letter.kind() == kind.kind())
                    .toList();
            if (!ofKind.isEmpty()) {
                left += retry(kind, ofKind);
            }
        }
        terminal.tell(
                left == 0
                        ? "All of it is seen to."
                        : left + " of " + chosen.size()
                                + Plural.word(
                                        left,
                                        " is left; \"hooks retry\" tries it again.",
                                        " are left; \"hooks retry\" tries them again."));
        return left == 0 ? 0 : 1;
    }

    /** Returns how many are left. */
    private int retry(DeadLetterRetry kind, List<DeadLetter> ofKind) {
        Map<String, Outcome> outcomes = notices.during(
                "Zendesk and Khoros",
                () -> kind.retry(ofKind.stream().map(DeadLetter::key).toList()));
        List<String> done = new ArrayList<>();
        List<DeadLetter> gone = new ArrayList<>();
        for (DeadLetter letter : ofKind) {
            Outcome outcome = outcomes.get(letter.key());
            switch (outcome.result()) {
                case DONE -> {
                    done.add(letter.key());
                    terminal.print(letter.id() + ": done.");
                }
                case GONE -> {
                    gone.add(letter);
                    terminal.print(letter.id() + ": dropped. " + outcome.words());
                }
                case FAILED -> terminal.print(letter.id() + ": " + outcome.words());
            }
        }
        letters.settle(kind.kind(), done);
        letters.drop(gone);
        return ofKind.size() - done.size() - gone.size();
    }
}
