package io.khoroszendesk.care.authors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.zendesk.model.ZendeskException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/**
 * A command that changes Care. It says what it would do and asks, because Care's API can take nothing back: values can't be
 * deleted, and who was together before a join is known to nobody.
 */
abstract class WriteCommand extends AuthorCommand {

    private static final int NOT_STARTED = 2;

    /** What became of the change. */
    enum Ending {
        NOTHING,
        PLANNED,
        DECLINED,
        DONE
    }

    /**
     * A change.
     *
     * @param action the name of the command
     * @param authors who is concerned
     * @param steps what is done, each in a sentence; nothing is to be done if there are none
     */
    record Plan(String action, Collection<AuthorRef> authors, List<String> steps) {}

    @Option(names = "--dry-run", arity = "0", description = "Change nothing, and say what would be done.")
    boolean dryRun;

    @Option(names = "--yes", description = "Don't ask. Needed where there is no terminal.")
    boolean yes;

    @Option(names = "--json", description = "Print as JSON what was done.")
    boolean json;

    /** What is to be done, as far as reading tells. Nothing is changed yet. */
    abstract Plan plan();

    /** Does it. */
    abstract void carryOut();

    /** What was done before the change has failed, and what to do about it; empty if nothing was. */
    String aftermath() {
        return "";
    }

    @Override
    final int run() {
        boolean isDry = dryRun || adapter.dryRun();
        if (!isDry && !yes && !terminal.isTerminal()) {
            terminal.tell("This changes Khoros Care and can't be undone, and nobody is here to be asked: give --yes, or"
                    + " --dry-run to see what would be done.");
            return NOT_STARTED;
        }
        Plan plan = waiting(this::plan);
        if (plan.steps().isEmpty()) {
            return end(plan, Ending.NOTHING, "Nothing is to be done: it is so in Care already.");
        }
        plan.steps().forEach(terminal::tell);
        if (isDry) {
            return end(plan, Ending.PLANNED, "Nothing was sent: this is a dry run.");
        }
        if (!yes && !isConfirmed()) {
            end(plan, Ending.DECLINED, "Nothing was changed.");
            return 1;
        }
        try {
            waiting(() -> {
                carryOut();
                return null;
            });
        } catch (CareException e) {
            String also = mayHaveHappened(e)
                    ? " It may have been done nevertheless: look with \"author show\" before you try again."
                    : "";
            throw new CommandException(words(e) + also + aftermath());
        } catch (ZendeskException e) {
            throw new CommandException("Zendesk: " + e.getMessage() + "." + aftermath());
        } catch (CommandException e) {
            throw new CommandException(e.getMessage() + aftermath());
        }
        return end(plan, Ending.DONE, "Done. Care's look-ups may take a moment to show it.");
    }

    private boolean isConfirmed() {
        terminal.tell("This can't be undone. Do it? [y/N]");
        String answer = terminal.readLine();
        return answer != null && answer.strip().matches("(?i)y|yes");
    }

    private int end(Plan plan, Ending ending, String sentence) {
        if (json) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("action", plan.action());
            result.put("ending", ending.name().toLowerCase(Locale.ROOT));
            ArrayNode authors = result.putArray("authors");
            plan.authors().forEach(author -> authors.add(author.words()));
            ArrayNode steps = result.putArray("steps");
            plan.steps().forEach(steps::add);
            terminal.print(result.toPrettyString());
        }
        terminal.tell(sentence);
        return 0;
    }

    private static boolean mayHaveHappened(CareException e) {
        return switch (e.kind()) {
            // After a 429 to a split, Care itself goes on trying.
            case TIMEOUT, CONNECTION_LOST, FAILED, MALFORMED, RATE_LIMITED, STOPPED -> true;
            default -> false;
        };
    }
}
