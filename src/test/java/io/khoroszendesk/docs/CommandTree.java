package io.khoroszendesk.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands of the executable with their options, as their annotations declare them. */
final class CommandTree {

    private static final String EXECUTABLE = "khoros-zendesk-adapter";
    private static final CommandSpec ROOT = scan();

    private CommandTree() {}

    /** All commands by what is typed to run them: {@code events list}; the executable itself by an empty text. */
    static Map<String, CommandSpec> commands() {
        Map<String, CommandSpec> commands = new TreeMap<>();
        add("", ROOT, commands);
        return commands;
    }

    private static void add(String path, CommandSpec command, Map<String, CommandSpec> commands) {
        commands.put(path, command);
        command.subcommands()
                .forEach((name, line) -> add((path + " " + name).strip(), line.getCommandSpec(), commands));
    }

    /**
     * What in these arguments the executable doesn't know; empty where it knows all.
     *
     * @param whole whether these are all arguments, so that those that are required must be among them
     */
    static Optional<String> problem(List<String> arguments, boolean whole) {
        CommandSpec command = ROOT;
        Set<ArgSpec> given = new HashSet<>();
        Deque<PositionalParamSpec> parameters = new ArrayDeque<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("-")) {
                OptionSpec option = command.optionsMap().get(argument.replaceFirst("=.*", ""));
                if (option == null) {
                    return Optional.of("%s has no option %s".formatted(command.qualifiedName(), argument));
                }
                given.add(option);
                i += option.arity().max() > 0 && !argument.contains("=") ? 1 : 0;
            } else if (command.subcommands().containsKey(argument)) {
                command = command.subcommands().get(argument).getCommandSpec();
                parameters.addAll(command.positionalParameters());
            } else if (parameters.isEmpty()) {
                return Optional.of("%s has no command %s".formatted(command.qualifiedName(), argument));
            } else {
                // One that takes several takes all that follow.
                given.add(parameters.peek().arity().max() > 1 ? parameters.peek() : parameters.remove());
            }
        }
        boolean isHelp = given.stream().anyMatch(one -> one instanceof OptionSpec option && option.usageHelp());
        String missing = command.requiredArgs().stream()
                .filter(required -> !given.contains(required))
                .map(CommandTree::name)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() || isHelp || !whole
                ? Optional.empty()
                : Optional.of("%s needs %s".formatted(command.qualifiedName(), missing));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static CommandSpec scan() {
        List<CommandSpec> all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.khoroszendesk").stream()
                        .filter(type -> type.isAnnotatedWith(Command.class))
                        .map(JavaClass::reflect)
                        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                        .map(type -> CommandSpec.forAnnotatedObject(type, CommandLine.defaultFactory()))
                        .toList();
        CommandSpec root = all.stream()
                .filter(command -> command.name().equals(EXECUTABLE))
                .findFirst()
                .orElseThrow();
        Set<Class<?>> nested = all.stream()
                .flatMap(command -> command.subcommands().values().stream())
                .map(line -> line.getCommandSpec().userObject().getClass())
                .collect(Collectors.toSet());
        all.stream()
                .filter(command -> command != root)
                .filter(command -> !nested.contains(command.userObject().getClass()))
                .forEach(command -> root.addSubcommand(command.name(), new CommandLine(command)));
        return root;
    }
}
