package io.khoroszendesk.care.authors;

import picocli.CommandLine.Command;

/** The commands about one author. Picocli demands one of them. */
@Command(
        name = "author",
        description = "See and change what Khoros Care knows of somebody. These are its commands:",
        subcommands = {
            ShowAuthorCommand.class,
            SetAuthorCommand.class,
            JoinAuthorsCommand.class,
            SplitAuthorsCommand.class
        })
public final class AuthorCommands {}
