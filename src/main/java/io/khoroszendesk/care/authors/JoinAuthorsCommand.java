package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.AuthorRef;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the people of several accounts one person. */
@Command(
        name = "join",
        description = "Make the people who have these accounts one person. Refused if that would put two customers of"
                + " Zendesk on one person, or if another customer in Zendesk has one of the accounts.")
final class JoinAuthorsCommand extends WriteCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "ACCOUNT",
            description = "Accounts by the networks' own ids: twitter:9050, crm:4711 for a customer. At least two.")
    List<String> accounts = new ArrayList<>();

    @Inject
    Instance<AuthorLookup> lookup;

    @Inject
    Instance<PersonJoin> join;

    @Override
    public Optional<String> problem(Instant now) {
        return AuthorName.problem(accounts)
                .or(() -> AuthorName.all(accounts).stream().distinct().count() < 2
                        ? Optional.of("Name at least two accounts, such as crm:4711 and twitter:9050.")
                        : Optional.empty());
    }

    @Override
    Plan plan() {
        List<AuthorRef> authors = lookup.get().all(accounts);
        return new Plan("join", authors, join.get().steps(authors));
    }

    @Override
    void carryOut() {
        // Looked up again, because somebody may have thought about the question for long.
        join.get().join(lookup.get().all(accounts));
    }
}
