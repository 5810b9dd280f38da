package io.khoroszendesk.marketing.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.Printed;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.EventTools;
import io.khoroszendesk.marketing.EventsApplication;
import io.khoroszendesk.marketing.MarketingCommands;
import io.khoroszendesk.marketing.api.ApiAddresses;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.ops.AdapterCommands;
import io.khoroszendesk.ops.CommandRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The commands about the events that Khoros posts to this service. */
@Command(
        name = "events",
        description = "Have Khoros tell of failed calls and applied labels: subscribe, list, pause, resume, pull.",
        subcommands = {
            EventsCommands.Subscribe.class,
            EventsCommands.Show.class,
            EventsCommands.Unsubscribe.class,
            EventsCommands.PauseAll.class,
            EventsCommands.Resume.class,
            EventsCommands.Pull.class
        })
public final class EventsCommands implements Runnable {

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which of these.");
    }

    /** Runs the command that these arguments name. */
    public static int run(EventTools tools, String... arguments) {
        CommandLine line = MarketingCommands.addTo(new CommandLine(new AdapterCommands()));
        return line.setExecutionStrategy(parsed -> run(tools, command(parsed))).execute(arguments);
    }

    private static EventsCommand command(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return (EventsCommand) last.commandSpec().userObject();
    }

    private static int run(EventTools tools, EventsCommand command) {
        try {
            ApiAddresses.problem(tools.khoros()).ifPresent(problem -> {
                throw new CommandException(problem);
            });
            command.run(tools);
            tools.login().warning().ifPresent(warning -> tools.terminal().tell("Warning: " + warning));
            return 0;
        } catch (MarketingException | CommandException e) {
            tools.terminal().tell(e.getMessage());
            return 1;
        }
    }

    /** One of them. Like every command about Khoros it is read twice, before and inside the application. */
    abstract static class EventsCommand implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        public abstract void run(EventTools tools);

        @Override
        public final Integer call() {
            return CommandRun.run(
                    EventsApplication.class,
                    spec.root().commandLine().getParseResult().originalArgs().toArray(String[]::new));
        }
    }

    @Command(
            name = "subscribe",
            description =
                    "Make the subscriptions that are missing, and remove those of earlier settings. Running it again"
                            + " changes nothing.")
    static final class Subscribe extends EventsCommand {

        @Option(names = "--dry-run", description = "Change nothing, and say what would be done; the token is masked.")
        boolean dryRun;

        @Override
        public void run(EventTools tools) {
            tools.subscriptions().reconcile(tools.wanted(), tools.isDry(dryRun), tools.terminal()::print);
        }
    }

    @Command(name = "list", description = "List the subscriptions of this adapter.")
    static final class Show extends EventsCommand {

        @Option(names = "--all", description = "List all of the company, whoever has made them.")
        boolean all;

        @Option(names = "--json", description = "Print them as one list of JSON.")
        boolean json;

        @Override
        public void run(EventTools tools) {
            List<Subscription> subscriptions =
                    all ? tools.subscriptions().all() : tools.subscriptions().ours();
            if (json) {
                Printed.list(
                        tools.terminal(),
                        subscriptions.stream().map(Subscription::json).toList());
                return;
            }
            TextTable table = new TextTable("EVENT", "STATUS", "UUID", "URL", "QUERY");
            subscriptions.forEach(
                    one -> table.row(one.eventName(), one.status(), one.uuid(), one.notificationUri(), one.query()));
            Printed.table(tools.terminal(), table, subscriptions.size(), "subscription");
        }
    }

    @Command(name = "unsubscribe", description = "Remove all subscriptions of this adapter.")
    static final class Unsubscribe extends EventsCommand {

        @Option(names = "--dry-run", description = "Change nothing, and say what would be done.")
        boolean dryRun;

        @Override
        public void run(EventTools tools) {
            tools.subscriptions().delete(tools.subscriptions().ours(), tools.isDry(dryRun), tools.terminal()::print);
        }
    }

    @Command(name = "pause", description = "Pause all subscriptions of this adapter.")
    static final class PauseAll extends EventsCommand {

        @Option(names = "--dry-run", description = "Change nothing, and say what would be done.")
        boolean dryRun;

        @Override
        public void run(EventTools tools) {
            tools.subscriptions()
                    .setStatus(
                            tools.subscriptions().ours(),
                            Subscription.PAUSED,
                            tools.isDry(dryRun),
                            tools.terminal()::print);
        }
    }

    @Command(name = "resume", description = "Make all subscriptions of this adapter active again.")
    static final class Resume extends EventsCommand {

        @Option(names = "--dry-run", description = "Change nothing, and say what would be done.")
        boolean dryRun;

        @Override
        public void run(EventTools tools) {
            tools.subscriptions()
                    .setStatus(
                            tools.subscriptions().ours(),
                            Subscription.ACTIVE,
                            tools.isDry(dryRun),
                            tools.terminal()::print);
        }
    }

    @Command(
            name = "pull",
            description =
                    "Fetch the events that Khoros keeps: tell of failed calls, and make the tickets that are missing.")
    static final class Pull extends EventsCommand {

        @Override
        public void run(EventTools tools) {
            List<JsonNode> events = new ArrayList<>();
            tools.subscriptions()
                    .ours()
                    .forEach(one -> events.addAll(tools.subscriptions().events(one)));
            try {
                tools.pulled().work(events).forEach(tools.terminal()::print);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("Interrupted. Run it again: what was done is not done twice.");
            }
            if (tools.dryRun()) {
                tools.terminal().tell("Nothing in Zendesk was changed: this is a dry run.");
            }
            tools.terminal().tell(events.size() + (events.size() == 1 ? " event." : " events."));
        }
    }
}
