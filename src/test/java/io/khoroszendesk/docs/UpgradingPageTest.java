package io.khoroszendesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each version says what operators have to do because of it. */
class UpgradingPageTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^## \\[?([^\\s\\]]+)");

    @Test
    void every_version_of_the_changelog_has_its_section() {
        assertThat(sections("docs/upgrading.md")).containsAll(sections("CHANGELOG.md"));
    }

    @Test
    void what_has_no_version_yet_has_its_section_too() {
        assertThat(sections("CHANGELOG.md")).startsWith("Unreleased");
    }

    private static List<String> sections(String page) {
        return SECTION.matcher(MarkdownPage.at(page).source())
                .results()
                .map(section -> section.group(1))
                .toList();
    }
}
