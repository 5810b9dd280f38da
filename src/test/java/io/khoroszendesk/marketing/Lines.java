package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.ConsoleIO;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** A terminal whose user answers with what a test has prepared. */
public final class Lines implements ConsoleIO {

    public final List<String> printed = new ArrayList<>();
    public final List<String> told = new ArrayList<>();
    private final Queue<String> entered = new ArrayDeque<>();
    public boolean isTerminal = true;
    private Consumer<String> onPrint = line -> {};
    private Consumer<String> onTell = line -> {};

    public void enters(String... lines) {
        entered.addAll(Arrays.asList(lines));
    }

    /** What the user does with what is printed, such as opening an address. */
    public void whenPrinted(Consumer<String> reaction) {
        onPrint = reaction;
    }

    /** What happens as soon as something is told. */
    public void whenTold(Consumer<String> reaction) {
        onTell = reaction;
    }

    public String all() {
        return String.join("\n", printed) + "\n" + String.join("\n", told);
    }

    @Override
    public void print(String line) {
        printed.add(line);
        onPrint.accept(line);
    }

    @Override
    public void tell(String line) {
        told.add(line);
        onTell.accept(line);
    }

    /** Stands among the lines that are printed, behind a return. */
    @Override
    public void draw(String line) {
        printed.add("\r" + line);
    }

    @Override
    public String readLine() {
        return entered.poll();
    }

    @Override
    public String readSecret(String prompt) {
        return entered.poll();
    }

    @Override
    public boolean isTerminal() {
        return isTerminal;
    }
}
