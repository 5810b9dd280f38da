package io.khoroszendesk.marketing.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.events.PulledEvents;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands about the events that Khoros posts to this service. Picocli demands one of them. */
@Command(
        name = "events",
        description = "Have Khoros post failed calls and applied labels to this service. These are its commands:",
        subcommands = {
            EventsCommands.Subscribe.class,
            EventsCommands.Show.class,
            EventsCommands.Unsubscribe.class,
            EventsCommands.PauseAll.class,
            EventsCommands.Resume.class,
            EventsCommands.Pull.class
        })
public final class EventsCommands {

    @Command(
            name = "subscribe",
            description =
                    "Make the subscriptions that are missing, and remove those of earlier settings. Running it again"
                            + " changes nothing.")
    static final class Subscribe extends MarketingCommand {

        @Option(
                names = "--dry-run",
                arity = "0",
                description = "Change nothing, and say what would be done; the token is masked.")
        boolean dryRun;

        @Inject
        SubscriptionService subscriptions;

        @Override
        protected void run() {
            subscriptions.reconcile(isDry(dryRun), terminal::print);
        }
    }

    @Command(name = "list", description = "List the subscriptions of this adapter.")
    static final class Show extends MarketingCommand {

        @Option(names = "--all", description = "List all of the company, whoever made them.")
        boolean all;

        @Option(names = "--json", description = "Print them as one list.")
        boolean json;

        @Inject
        SubscriptionService subscriptions;

        @Override
        protected void run() {
            List<Subscription> shown = all ? subscriptions.all() : subscriptions.ours();
            if (json) {
                terminal.print(shown.stream().map(Subscription::json).toList());
                return;
            }
            TextTable table = new TextTable("EVENT", "STATUS", "UUID", "URL", "QUERY");
            shown.forEach(
                    one -> table.row(one.eventName(), one.status(), one.uuid(), one.notificationUri(), one.query()));
            table.print(terminal, "subscription");
        }
    }

    /** A command that changes all subscriptions of this adapter in the same way. */
    abstract static class ChangeOfAll extends MarketingCommand {

        @Option(names = "--dry-run", arity = "0", description = "Change nothing, and say what would be done.")
        boolean dryRun;

        @Inject
        SubscriptionService subscriptions;

        @Override
        protected final void run() {
            List<Subscription> ours = subscriptions.ours();
            if (ours.isEmpty()) {
                terminal.tell(subscriptions.none());
            }
            change(ours, isDry(dryRun));
        }

        abstract void change(List<Subscription> ours, boolean dry);
    }

    @Command(name = "unsubscribe", description = "Remove all subscriptions of this adapter.")
    static final class Unsubscribe extends ChangeOfAll {

        @Override
        void change(List<Subscription> ours, boolean dry) {
            subscriptions.delete(ours, dry, terminal::print);
        }
    }

    @Command(name = "pause", description = "Pause all subscriptions of this adapter.")
    static final class PauseAll extends ChangeOfAll {

        @Override
        void change(List<Subscription> ours, boolean dry) {
            subscriptions.setStatus(ours, Subscription.PAUSED, dry, terminal::print);
        }
    }

    @Command(name = "resume", description = "Make all subscriptions of this adapter active again.")
    static final class Resume extends ChangeOfAll {

        @Override
        void change(List<Subscription> ours, boolean dry) {
            subscriptions.setStatus(ours, Subscription.ACTIVE, dry, terminal::print);
        }
    }

    @Command(
            name = "pull",
            description =
                    "Fetch the events that Khoros keeps: report failed calls, and make the tickets that are missing."
                            + " What was done is not done twice.")
    static final class Pull extends MarketingCommand {

        @Inject
        SubscriptionService subscriptions;

        @Inject
        PulledEvents pulled;

        @Override
        protected void run() {
            List<JsonNode> events = new ArrayList<>();
            List<Subscription> ours = subscriptions.ours();
            if (ours.isEmpty()) {
                terminal.tell(subscriptions.none());
            }
            ours.forEach(one -> events.addAll(subscriptions.events(one)));
            notices.during("Zendesk, where tickets are looked up and made", () -> work(events))
                    .forEach(terminal::print);
            if (adapter.dryRun()) {
                terminal.tell("Nothing in Zendesk was changed: this is a dry run.");
            }
            terminal.tell(Plural.of(events.size(), "event") + ".");
        }

        private List<String> work(List<JsonNode> events) {
            try {
                return pulled.work(events);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("Interrupted. Run it again: what was done is not done twice.");
            }
        }
    }
}
