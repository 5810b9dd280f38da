package io.khoroszendesk.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A page of the documentation, as GitHub shows it. */
record MarkdownPage(Path path, String source, Node document) {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    /** How blocks of commands and what they print begin. */
    private static final Set<String> SHELL = Set.of("", "sh", "bash", "console");

    private static final Set<String> FOREIGN = Set.of("target", ".git", "node_modules");

    /** A row of a table. Code in its cells stands between backticks. */
    record Row(String heading, List<String> cells) {}

    static MarkdownPage at(String path) {
        return at(Path.of(path));
    }

    /** Every page of the repository. */
    static List<MarkdownPage> all() {
        List<MarkdownPage> pages = new ArrayList<>();
        try {
            Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return FOREIGN.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        pages.add(at(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    private static MarkdownPage at(Path path) {
        try {
            String source = Files.readString(path);
            return new MarkdownPage(path, source, PARSER.parse(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can stand after {@code #} in a link to this page. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String heading : headings()) {
            String anchor = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int times = seen.merge(anchor, 1, Integer::sum);
            anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
        }
        return anchors;
    }

    /** The texts of the headings. Code in them stands between backticks. */
    List<String> headings() {
        List<String> headings = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(text(heading));
            }
        });
        return headings;
    }

    /** Where its links and pictures lead. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(image.getDestination());
            }
        });
        return links;
    }

    /** What stands between backticks. */
    List<String> spans() {
        List<String> spans = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Code code) {
                spans.add(code.getLiteral());
            }
        });
        return spans;
    }

    /** The lines of its blocks of commands: without comments, and each command on one line. */
    List<String> commandLines() {
        List<String> blocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (SHELL.contains(block.getInfo())) {
                    blocks.add(block.getLiteral());
                }
            }

            @Override
            public void visit(IndentedCodeBlock block) {
                blocks.add(block.getLiteral());
            }
        });
        return blocks.stream()
                .flatMap(block -> block.replaceAll("\\\\\\R\\s*", " ").lines())
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The rows of all tables, each with the heading it stands under; the tables' own headings are left out. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            private String heading = "";

            @Override
            public void visit(Heading node) {
                heading = text(node);
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow && node.getParent() instanceof TableBody) {
                    rows.add(new Row(heading, cells(node)));
                } else {
                    visitChildren(node);
                }
            }
        });
        return rows;
    }

    private static List<String> cells(Node row) {
        return Stream.iterate(row.getFirstChild(), node -> node != null, Node::getNext)
                .filter(TableCell.class::isInstance)
                .map(MarkdownPage::text)
                .toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append('`').append(code.getLiteral()).append('`');
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
