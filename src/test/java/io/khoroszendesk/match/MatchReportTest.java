package io.khoroszendesk.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.match.LabelledSet.Profile;
import io.khoroszendesk.match.LabelledSet.Signal;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Puts the whole labelled set through the running adapter, and holds the result to the targets. */
@QuarkusTest
@WithTestResource(MatchTenant.class)
class MatchReportTest {

    private static final Path REPORT = Path.of("target", "match-report.txt");
    private static final Pattern REASON = Pattern.compile("(\\d+) with (\\d+) for \\[[A-Z_, ]+]");
    private static final int SURE = 90;

    private final FakeZendesk zendesk = MatchTenant.zendesk();

    @Test
    void the_right_customer_comes_first_and_nobody_wrong_is_sure() throws Exception {
        MatchTenant.reset();
        List<Profile> profiles = LabelledSet.profiles();
        Map<String, Long> ids = Population.settle(zendesk, LabelledSet.customers());
        Khoros.get("/meta/object/customer").then().statusCode(200);

        List<Outcome> matched = new ArrayList<>();
        List<Outcome> naive = new ArrayList<>();
        try (MatchLog log = new MatchLog();
                NaiveSearch byName = new NaiveSearch(zendesk)) {
            for (Profile profile : profiles) {
                List<Long> right = profile.right().stream().map(ids::get).toList();
                assertThat(right).as(profile.right().toString()).doesNotContainNull();
                matched.add(match(profile, right, log));
                naive.add(new Outcome(profile, right, byName.find(profile.displayName()), List.of(), 1));
            }
        }

        MatchReport report = new MatchReport(matched, naive);
        Files.writeString(REPORT, report.text());
        System.out.println(report.text());
        assertThat(profiles).hasSizeGreaterThanOrEqualTo(300);
        Figures sure = report.matched(Signal.SURE);
        assertThat(sure.precision()).as(report.failures()).isGreaterThanOrEqualTo(0.98);
        assertThat(sure.recall()).as(report.failures()).isGreaterThanOrEqualTo(0.98);
        assertThat(report.all().wrongSure()).as(report.failures()).isZero();
        assertThat(report.all().meanCalls()).isLessThanOrEqualTo(2.0);
        assertThat(report.all().mostCalls()).isLessThanOrEqualTo(4);
        assertThat(report.naive(Signal.SURE).recall()).as("a search by name").isLessThan(sure.recall() / 2);
    }

    private Outcome match(Profile profile, List<Long> right, MatchLog log) {
        zendesk.forgetCalls();
        List<String> shown = Khoros.post("/customer/bestmatch", profile.body())
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        List<String> reasons = log.take();
        assertThat(reasons).hasSize(1);
        assertThat(reasons.getFirst())
                .as("no personal data")
                .matches("Best match: (nobody|" + REASON + "(; " + REASON + ")*)");
        return new Outcome(
                profile,
                right,
                shown.stream().map(Long::valueOf).toList(),
                sure(reasons.getFirst()),
                zendesk.calls().size());
    }

    private static List<Long> sure(String reasons) {
        return REASON.matcher(reasons)
                .results()
                .filter(match -> Integer.parseInt(match.group(2)) >= SURE)
                .map(match -> Long.valueOf(match.group(1)))
                .toList();
    }
}
