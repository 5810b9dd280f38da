package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.common.log.Plural;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands about all authors. Picocli demands one of them. */
@Command(
        name = "authors",
        description = "See whom Khoros Care knows. These are its commands:",
        subcommands = AuthorsCommands.Show.class)
public final class AuthorsCommands {

    @Command(
            name = "list",
            description =
                    "List the people whom Care knows, page by page, or those who were changed. Each page, and each"
                            + " changed author, is a call to Care, which allows 60 a minute.")
    static final class Show extends AuthorCommand {

        @Option(
                names = "--changed",
                paramLabel = "SINCE",
                converter = Since.Reader.class,
                description =
                        "Only those who were changed in Care's user interface, or by a conversation, since this day"
                                + " (UTC) or moment. Care doesn't list what its API has changed.")
        Since changed;

        @Option(
                names = "--ids",
                description = "With --changed: print Care's ids of the authors alone, which takes a call a day.")
        boolean ids;

        @Option(
                names = "--limit",
                paramLabel = "COUNT",
                converter = OptionConverters.Id.class,
                description = "End after this many.")
        Long limit;

        @Option(names = "--deleted", description = "Also CRM authors that the CRM has deleted.")
        boolean deleted;

        @Option(names = "--json", description = "Print them as one list, as Care's API has them.")
        boolean json;

        @Inject
        Instance<CareClient> care;

        @Inject
        Clock clock;

        private final Set<Object> shown = new HashSet<>();

        @Override
        public Optional<String> problem(Instant now) {
            if (ids && changed == null) {
                return Optional.of("--ids needs --changed: Care lists all others with what it knows of them.");
            }
            return changed != null && changed.time().isAfter(now)
                    ? Optional.of("Invalid value for option '--changed': " + changed.time() + " has not come yet.")
                    : Optional.empty();
        }

        @Override
        int run() {
            if (json) {
                terminal.print("[");
            }
            waiting(() -> {
                if (changed == null) {
                    care.get().authors(deleted, person -> show(key(person), text(person)));
                } else {
                    showChanged();
                }
                return null;
            });
            if (json) {
                terminal.print("]");
            }
            terminal.tell(
                    (ids ? Plural.of(shown.size(), "author") : Plural.of(shown.size(), "person", "people")) + ".");
            return 0;
        }

        private void showChanged() {
            for (String id : care.get().changed(changed.time(), clock.instant())) {
                List<Person> persons = ids ? List.of() : care.get().author(id, deleted);
                boolean goesOn = ids
                        ? show(id, json ? "\"" + id + "\"" : id)
                        : persons.stream().allMatch(person -> show(key(person), text(person)));
                if (!goesOn) {
                    return;
                }
            }
        }

        /** Shows somebody who wasn't shown before; false if that is enough. */
        private boolean show(Object key, String text) {
            if (shown.add(key)) {
                terminal.print(json && shown.size() > 1 ? "," + text : text);
            }
            return limit == null || shown.size() < limit;
        }

        private String text(Person person) {
            return json ? PersonView.json(person).toPrettyString() : PersonView.line(person);
        }

        private static Object key(Person person) {
            return person.id() != null ? person.id() : person.handles();
        }
    }
}
