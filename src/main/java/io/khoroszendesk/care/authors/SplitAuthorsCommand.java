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

/** Splits accounts off a person. */
@Command(
        name = "split",
        description =
                "Split accounts off the person who has them; together they become a person of their own. An account"
                        + " that leaves its customer so is taken out of the customer's handles in Zendesk as well, because the"
                        + " next push would join it again.")
final class SplitAuthorsCommand extends WriteCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "ACCOUNT",
            description = "Accounts of one person by the networks' own ids: twitter:9050, crm:4711 for a customer.")
    List<String> accounts = new ArrayList<>();

    @Inject
    Instance<AuthorLookup> lookup;

    @Inject
    Instance<PersonSplit> split;

    private final List<String> takenOut = new ArrayList<>();

    @Override
    public Optional<String> problem(Instant now) {
        return AuthorName.problem(accounts);
    }

    @Override
    Plan plan() {
        List<AuthorRef> authors = lookup.get().all(accounts);
        return new Plan("split", authors, split.get().steps(authors));
    }

    @Override
    void carryOut() {
        split.get().split(lookup.get().all(accounts), takenOut::add);
    }

    @Override
    String aftermath() {
        return takenOut.isEmpty()
                ? ""
                : " " + String.join(" ", takenOut)
                        + " If Care still has the accounts on one person, run \"author split "
                        + String.join(" ", accounts) + "\" again: until then, Zendesk and Care say different things.";
    }
}
