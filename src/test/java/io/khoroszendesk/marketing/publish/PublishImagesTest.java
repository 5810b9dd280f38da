package io.khoroszendesk.marketing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosCall;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import io.khoroszendesk.fake.marketing.KhorosUpload;
import io.khoroszendesk.marketing.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages with images, which are uploaded with them. */
@QuarkusTest
@WithTestResource(Tenant.class)
class PublishImagesTest {

    private static final String POST = "POST /v2/conversations/initiative/1710/message";
    private static final byte[] PNG = bytes("\u0089PNG\r\n\u001a\nthe rest of it \u00ff\u0000\r\n--");
    private static final byte[] JPEG = bytes("\u00ff\u00d8\u00ff\u00e0the rest of it");

    @TempDir
    Path directory;

    private FakeKhoros khoros;
    private Desk desk;
    private String kettle;
    private String cup;

    @BeforeEach
    void open() throws IOException {
        khoros = FakeKhoros.start();
        desk = new Desk(khoros, directory).loggedIn(khoros.token());
        kettle = file("kettle.png", PNG);
        cup = file("cup.jpg", JPEG);
    }

    @AfterEach
    void close() {
        khoros.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content).toString();
    }

    private int publish(String... options) {
        List<String> arguments = new ArrayList<>(List.of("publish", "--initiative", "1710", "--account", "21366"));
        arguments.addAll(List.of(options));
        return desk.run(arguments.toArray(String[]::new));
    }

    private KhorosCall sent() {
        return khoros.calls().stream()
                .filter(call -> call.line().equals(POST))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_image_is_sent_beside_its_message() {
        assertThat(publish("--text", "Käthe's kettle", "--image", kettle, "--alt-text", "A kettle"))
                .isZero();

        assertThat(sent().query()).startsWith("multipart");
        assertThat(sent().parts()).hasSize(2);
        KhorosUpload message = sent().parts().getFirst();
        assertThat(message.name()).isEqualTo("message");
        assertThat(message.contentType()).isEqualTo("application/json");
        assertThat(Json.read(message.text())).isEqualTo(Json.read("""
                        {"sfEntityType":"Message","service":"TWITTER","targetAccountIds":["21366"],"status":"DRAFT",
                         "content":{"sfEntityType":"ImageShare","caption":"Käthe's kettle","altText":"A kettle"}}"""));
        KhorosUpload image = sent().parts().getLast();
        assertThat(image.name()).isEqualTo("image");
        assertThat(image.fileName()).isEqualTo("kettle.png");
        assertThat(image.contentType()).isEqualTo("image/png");
        assertThat(image.bytes()).isEqualTo(PNG);
        assertThat(desk.terminal.printed).containsExactly("Khoros has taken the message as 70001, DRAFT.");
    }

    @Test
    void several_images_are_a_list_in_their_order() {
        assertThat(publish("--text", "New", "--image", kettle, "--image", cup, "--alt-text", "A kettle"))
                .isZero();

        assertThat(Json.read(sent().parts().getFirst().text()).path("content")).isEqualTo(Json.read("""
                        {"sfEntityType":"ImageShareList","caption":"New","images":[
                          {"sfEntityType":"ImageShare","altText":"A kettle"},{"sfEntityType":"ImageShare"}]}"""));
        assertThat(sent().parts().stream().skip(1).map(KhorosUpload::bytes)).containsExactly(PNG, JPEG);
    }

    @Test
    void a_large_image_arrives_whole() throws IOException {
        byte[] large = Arrays.copyOf(PNG, 5_000_000);

        assertThat(publish("--text", "Large", "--image", file("large.png", large)))
                .isZero();

        assertThat(sent().parts().getLast().bytes()).isEqualTo(large);
    }

    @Test
    void captions_of_each_come_from_a_file() throws IOException {
        String json = file("message.json", bytes("""
                {"content":{"sfEntityType":"ImageShareList","images":[
                  {"sfEntityType":"ImageShare","caption":"one"},{"sfEntityType":"ImageShare","caption":"two"}]}}"""));

        assertThat(publish("--json", json, "--image", kettle, "--image", cup)).isZero();

        assertThat(Json.read(sent().parts().getFirst().text())
                        .at("/content/images/1/caption")
                        .asText())
                .isEqualTo("two");
    }

    @Test
    void a_content_with_another_number_of_places_is_not_sent() throws IOException {
        String json = file("message.json", bytes("""
                {"content":{"sfEntityType":"ImageShareList","images":[{"sfEntityType":"ImageShare"}]}}"""));

        assertThat(publish("--json", json, "--image", kettle, "--image", cup)).isEqualTo(1);

        assertThat(desk.terminal.told)
                .anyMatch(line -> line.contains("has 1 place for an image, but --image names 2."));
        assertThat(khoros.count(POST)).isZero();
    }

    @Test
    void after_a_lost_answer_nothing_is_sent_again() {
        khoros.next(POST, KhorosOddity.LOST_ANSWER);

        assertThat(publish("--text", "Hello", "--image", kettle)).isEqualTo(1);

        assertThat(desk.terminal.all()).contains("The message may have been posted: look into Khoros");
        assertThat(khoros.count(POST)).isEqualTo(1);
    }

    @Test
    void a_dry_run_names_the_files() {
        publish("--text", "Hello", "--image", kettle, "--dry-run");

        assertThat(desk.terminal.printed.getFirst()).isEqualTo(POST + "?multipart");
        assertThat(desk.terminal.printed)
                .last()
                .isEqualTo("image: " + kettle + ", image/png, " + PNG.length + " bytes");
        assertThat(khoros.count(POST)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "missing.png, '', is no file",
        "., '', is no file",
        "empty.png, '', is neither a JPEG",
        "page.png, <html>, Convert the image to one of these.",
        "image.webp, RIFF____WEBP, Convert the image to one of these.",
    })
    void a_file_that_can_not_be_an_image_is_told_before_anything_starts(String name, String content, String words)
            throws IOException {
        if (!Files.isDirectory(directory.resolve(name)) && !name.startsWith("missing")) {
            file(name, bytes(content));
        }

        assertThat(ImageFile.problem(directory.resolve(name).toString()))
                .get()
                .asString()
                .contains(words);
        assertThat(publish("--text", "Hello", "--image", directory.resolve(name).toString()))
                .isEqualTo(2);
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void an_image_that_is_too_large_is_told_with_its_size() throws IOException {
        String huge = file("huge.png", PNG);
        try (RandomAccessFile file = new RandomAccessFile(huge, "rw")) {
            file.setLength(26 * 1024 * 1024);
        }

        assertThat(ImageFile.problem(huge))
                .get()
                .asString()
                .endsWith("has 26.0 MB, and at most 25 MB are sent. Make the" + " image smaller.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF87a", "GIF89a"})
    void a_gif_is_an_image(String start) throws IOException {
        assertThat(ImageFile.of(file("a.bin", bytes(start + "…"))).type()).isEqualTo("image/gif");
    }

    @Test
    void a_file_name_can_not_end_the_header_it_stands_in() throws IOException {
        String nasty = file("a\"; name=\"message\r\n.png", PNG);

        assertThat(ImageFile.of(nasty).upload().name()).isEqualTo("a_; name=_message__.png");
    }

    @Test
    void options_that_exclude_each_other_are_told() {
        assertThat(publish("--text", "Hello", "--image", kettle, "--link", "https://acme.example"))
                .isEqualTo(2);
        assertThat(publish("--text", "Hello", "--alt-text", "A kettle")).isEqualTo(2);
    }
}
