package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is pinned gets old, so something has to renew it. */
class UpdaterTest {

    private static final Pattern VERSION = Pattern.compile("[A-Z_]+_VERSION = .+");
    private static final Pattern MARKER = Pattern.compile("# renovate: datasource=(maven|npm) depName=\\S+");

    private static JsonNode configuration() throws IOException {
        return JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .build()
                .readTree(Files.readString(Path.of(".github/renovate.json5")));
    }

    @Test
    void images_and_actions_are_pinned_and_renewed() throws IOException {
        assertThat(configuration().path("extends"))
                .extracting(JsonNode::asText)
                .contains("docker:pinDigests", "helpers:pinGitHubActionDigestsToSemver");
    }

    @Test
    void each_manifest_is_looked_through_for_images() throws IOException {
        String pattern = configuration().at("/kubernetes/managerFilePatterns/0").asText();
        Pattern files = Pattern.compile(pattern.substring(1, pattern.length() - 1));

        try (Stream<Path> manifests = Files.walk(Path.of("deploy"))) {
            assertThat(manifests.filter(Files::isRegularFile).filter(UpdaterTest::namesAnImage))
                    .isNotEmpty()
                    .allMatch(manifest -> files.matcher(manifest.toString()).find());
        }
    }

    private static boolean namesAnImage(Path manifest) {
        try {
            String text = Files.readString(manifest);
            return text.contains("\nkind: ") && text.contains(" image: ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_version_in_the_makefile_says_where_newer_ones_are() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("Makefile"));

        assertThat(IntStream.range(1, lines.size())
                        .filter(line -> VERSION.matcher(lines.get(line)).matches())
                        .boxed())
                .isNotEmpty()
                .allMatch(line -> MARKER.matcher(lines.get(line - 1)).matches());
    }
}
