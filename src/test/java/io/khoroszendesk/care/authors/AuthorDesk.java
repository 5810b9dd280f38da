package io.khoroszendesk.care.authors;

import io.khoroszendesk.Adapter;
import io.khoroszendesk.marketing.Lines;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Somebody who runs commands about authors in this process. */
final class AuthorDesk {

    private final IFactory factory;
    Lines terminal = new Lines();

    AuthorDesk(IFactory factory) {
        this.factory = factory;
    }

    /** Runs a line on a fresh terminal, unless one has been prepared, and returns the exit code. */
    int run(String line) {
        CommandLine commands = Adapter.commands(factory);
        String[] words = line.split(" ");
        AuthorCommand command = commands.getSubcommands()
                .get(words[0])
                .getSubcommands()
                .get(words[1])
                .getCommand();
        command.terminal = terminal;
        return commands.execute(words);
    }

    String output() {
        return terminal.all();
    }
}
