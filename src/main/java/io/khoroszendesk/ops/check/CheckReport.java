package io.khoroszendesk.ops.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.log.Plural;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * What the checks have found, in their order, each with the time that its step has taken. It is shown as a table or as a
 * JSON document, whose members users rely on.
 */
public final class CheckReport {

    private static final Pattern SETTING = Pattern.compile("\\b(ADAPTER|CARE|KHOROS|QUARKUS|ZENDESK)_[A-Z0-9_]+\\b");

    private final String title;
    private final String member;
    private final String target;
    private final LongSupplier nanoTime;
    private final List<Step> steps = new ArrayList<>();
    private long since;

    private record Step(Finding finding, Duration took) {}

    CheckReport(String title, String member, String target, LongSupplier nanoTime) {
        this.title = title;
        this.member = member;
        this.target = target;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /**
     * An empty report; the first step begins now.
     *
     * @param title what is checked, as people read it
     * @param member the same as a member of the document
     * @param target which one of these
     */
    static CheckReport of(String title, String member, String target) {
        return new CheckReport(title, member, target, System::nanoTime);
    }

    /** The document for problems that have kept the checks from beginning, and nothing is known of what they are about. */
    static String unbegun(List<Finding> problems) {
        CheckReport report = of("", "", "");
        report.add(problems);
        return report.json();
    }

    void add(Finding finding) {
        add(List.of(finding));
    }

    /** Adds what one step has found, which has begun when the one before has ended. */
    void add(List<Finding> findings) {
        long now = nanoTime.getAsLong();
        findings.forEach(finding -> steps.add(new Step(finding, Duration.ofNanos(now - since))));
        since = now;
    }

    boolean isLastAFailure() {
        return steps.getLast().finding().isFailure();
    }

    /** What was found, without the times. */
    public List<Finding> findings() {
        return steps.stream().map(Step::finding).toList();
    }

    /** Whether nothing has failed. A warning is no failure. */
    boolean isOk() {
        return problems() == 0;
    }

    /**
     * If all that keeps it from being well may pass by itself, how long that lasts at least; otherwise empty, also if
     * nothing does.
     */
    Optional<Duration> passesAfter() {
        List<Finding> findings = findings();
        return findings.stream()
                        .anyMatch(one -> one.isFailure() && one.passesAfter().isEmpty())
                ? Optional.empty()
                : findings.stream().flatMap(one -> one.passesAfter().stream()).max(Duration::compareTo);
    }

    /** The first of the findings that may pass by themselves, in its own words; empty if there are none. */
    String passing() {
        return findings().stream()
                .filter(one -> one.passesAfter().isPresent())
                .map(Finding::sentence)
                .findFirst()
                .orElse("");
    }

    private long problems() {
        return steps.stream().map(Step::finding).filter(Finding::isFailure).count();
    }

    /** Shows it to people. */
    void print(Consumer<String> line) {
        line.accept(title + ": " + target);
        line.accept("");
        steps.forEach(step -> step.finding().print(line));
        line.accept("");
        long problems = problems();
        line.accept(problems == 0 ? "All is well." : Plural.of(problems, "problem") + ".");
    }

    /** The document for programs. */
    String json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("ok", isOk());
        if (!member.isEmpty()) {
            document.put(member, target);
        }
        steps.forEach(step -> add(step, document.withArray("checks").addObject()));
        return document.toPrettyString();
    }

    private static void add(Step step, ObjectNode check) {
        Finding finding = step.finding();
        check.put("name", finding.subject().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .put("result", result(finding.level()))
                .put("message", finding.sentence());
        if (finding.step() != null) {
            check.put("remedy", finding.step());
        }
        SETTING.matcher(finding.sentence())
                .results()
                .map(found -> found.group())
                .distinct()
                .forEach(name -> check.withArray("settings").add(name));
        check.put("duration_ms", step.took().toMillis());
    }

    private static String result(Finding.Level level) {
        return switch (level) {
            case OK -> "ok";
            case WARN -> "warning";
            case FAIL -> "failed";
            case SKIP -> "skipped";
        };
    }
}
