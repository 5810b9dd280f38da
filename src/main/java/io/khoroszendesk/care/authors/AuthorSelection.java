package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.common.cli.OptionConverters;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Who is meant. Exactly one of these options must be given. */
final class AuthorSelection {

    @Option(names = "--crm", paramLabel = "ID", description = "The customer of the configured CRM with this id.")
    String crm;

    @Option(
            names = "--id",
            paramLabel = "UUID",
            description = "The author with this id of Care's, the Social Response ID.")
    String id;

    @Option(
            names = "--account",
            paramLabel = "NETWORK:ID",
            converter = AuthorName.class,
            description = "The account with the network's own id, such as twitter:9050. With an instance:"
                    + " lithium/forum.acme.example/:77.")
    AuthorRef account;

    @Option(
            names = "--handle",
            paramLabel = "NETWORK:HANDLE",
            converter = AuthorName.class,
            description = "Accounts with this handle, such as twitter:jane. Several may have it.")
    AuthorRef handle;

    @Option(
            names = "--customer",
            paramLabel = "USER_ID",
            converter = OptionConverters.Id.class,
            description =
                    "The customer who is this user in Zendesk, and whoever has the accounts of the user's handles.")
    Long customer;

    Optional<String> problem() {
        long given = Stream.of(crm, id, account, handle, customer)
                .filter(Objects::nonNull)
                .count();
        return given == 1
                ? Optional.empty()
                : Optional.of("Give one of --crm, --id, --account, --handle and --customer to say who is meant.");
    }

    /** The handle as Care has it. */
    AuthorRef plainHandle() {
        return new AuthorRef(handle.network(), handle.instance(), handle.id().replaceFirst("^@+", ""));
    }
}
