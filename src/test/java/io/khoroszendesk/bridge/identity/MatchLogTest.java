package io.khoroszendesk.bridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Canaries;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.observe.LogCapture;
import java.util.List;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The debug log says why a best match shows somebody or nobody, and nothing of who it is. */
class MatchLogTest {

    final Logger logger = Logger.getLogger(MatchLog.class.getName());
    LogCapture log;

    @BeforeEach
    void debug() {
        logger.setLevel(Level.DEBUG);
        log = new LogCapture();
    }

    @AfterEach
    void stop() {
        log.close();
        logger.setLevel(null);
    }

    @Test
    void what_was_searched_for_in_vain_is_told() {
        Bridge bridge = new Bridge();

        match(
                bridge,
                new SocialProfile(
                        "Nobody Atall",
                        "nobody",
                        "https://x.com/nobody",
                        "nobody@example.com",
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(told())
                .startsWith("Profile: an e-mail address, a handle, a name")
                .contains("Searched by email: 0 users", "Searched by name: 0 users")
                .endsWith("Best match: nobody");
    }

    @Test
    void whom_the_threshold_hides_is_told() {
        Bridge bridge = new Bridge("adapter.bestmatch.threshold", "50");
        bridge.tenant().user("Jane Quill").add();

        match(bridge, named("Jane Quill"));

        assertThat(told())
                .contains(
                        "Of 1 user, 0 without anything of the profile, 0 agents or admins, 0 deleted or merged: 1 left",
                        "Of 1 match hidden, 1 below the 50 points of ADAPTER_BESTMATCH_THRESHOLD, 0 by name alone, which"
                                + " ADAPTER_BESTMATCH_NAME_ONLY hides")
                .endsWith("Best match: nobody");
    }

    @Test
    void whom_the_rule_for_names_hides_is_told() {
        Bridge bridge = new Bridge("adapter.bestmatch.name-only", "hide");
        bridge.tenant().user("Jane Quill").add();

        match(bridge, new SocialProfile("Jane Quill", null, null, null, List.of("+4930123456"), List.of(), List.of()));

        assertThat(told())
                .contains("Profile: 1 phone number, a name")
                .anyMatch(line -> line.startsWith("Of 1 match hidden, 0 below the 25 points"))
                .endsWith("Best match: nobody");
    }

    @Test
    void who_is_shown_is_told_with_points_and_reasons() {
        Bridge bridge = new Bridge();
        FakeUser jane =
                bridge.tenant().user("Jane Quill").email("jane@example.com").add();

        match(bridge, new SocialProfile("Jane Quill", null, null, "jane@example.com", List.of(), List.of(), List.of()));

        assertThat(told()).endsWith("Best match: " + jane.id() + " with 130 for [EMAIL, NAME]");
    }

    @Test
    void nothing_of_anybody_is_told() {
        Bridge bridge = new Bridge("adapter.bestmatch.account-fields", "customer_number");
        bridge.tenant()
                .user(Canaries.NAME)
                .email(Canaries.EMAIL)
                .phone(Canaries.PHONE)
                .field("khoros_social", "twitter " + Canaries.HANDLE)
                .add();

        match(
                bridge,
                new SocialProfile(
                        Canaries.NAME,
                        Canaries.HANDLE,
                        "https://canary.example/" + Canaries.HANDLE,
                        Canaries.EMAIL,
                        List.of(Canaries.PHONE),
                        List.of(Canaries.NUMBER),
                        List.of(Canaries.NUMBER)));

        assertThat(told()).hasSizeGreaterThan(3);
        assertThat(Canaries.in(String.join("\n", told()))).isEmpty();
    }

    private static void match(Bridge bridge, SocialProfile profile) {
        bridge.ask(() -> bridge.customers.bestMatch(profile));
    }

    private static SocialProfile named(String name) {
        return new SocialProfile(name, null, null, null, List.of(), List.of(), List.of());
    }

    private List<String> told() {
        return log.records().stream()
                .filter(entry -> entry.getLoggerName().equals(MatchLog.class.getName()))
                .map(ExtLogRecord::getFormattedMessage)
                .toList();
    }
}
