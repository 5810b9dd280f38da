package io.khoroszendesk.ops.hooks;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters are meant. */
final class HooksSelection {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The ids that \"hooks list\" shows.")
    List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "All of them.")
    boolean all;

    Optional<String> problem() {
        return ids.isEmpty() != all
                ? Optional.of("Name ids of \"hooks list\", or give --all, and not both.")
                : Optional.empty();
    }

    /**
     * Those of them that are there.
     *
     * @throws CommandException if one isn't
     */
    List<DeadLetter> of(List<DeadLetter> there) {
        if (all) {
            return there;
        }
        List<String> known = there.stream().map(DeadLetter::id).toList();
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new CommandException(
                    "There is no dead letter " + id + ": it was settled or dropped meanwhile, or never was.");
        });
        return there.stream().filter(letter -> ids.contains(letter.id())).toList();
    }
}
