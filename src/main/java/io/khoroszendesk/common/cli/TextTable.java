package io.khoroszendesk.common.cli;

import io.khoroszendesk.common.log.Plural;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are as wide as their contents. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... heads) {
        rows.add(List.of(heads));
    }

    /** Adds a row with one value per column. Null and empty values are shown as a dash. */
    public void row(String... values) {
        List<String> cells = new ArrayList<>();
        for (String value : values) {
            // Text from outside must not control the terminal.
            cells.add(value == null || value.isBlank() ? "-" : value.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " "));
        }
        rows.add(cells);
    }

    /** Prints the table, and how many rows it has, of what {@code noun} names. */
    public void print(ConsoleIO terminal, String noun) {
        lines().forEach(terminal::print);
        int count = rows.size() - 1;
        terminal.tell(Plural.of(count, noun) + ".");
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell);
                if (column < row.size() - 1) {
                    line.repeat(' ', width(column) - length(cell)).append(GAP);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
