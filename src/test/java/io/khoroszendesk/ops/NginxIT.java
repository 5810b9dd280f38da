package io.khoroszendesk.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.khoroszendesk.RawHttp;
import io.khoroszendesk.crm.Spellings;
import io.khoroszendesk.crm.Spellings.Target;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped, behind a real nginx as ingresses set it up: it changes some addresses, and opens none. */
class NginxIT {

    private static final List<String> SHAPES = List.of(
            "location /api/v1 { proxy_pass http://up; }",
            "location /api/v1/ { proxy_pass http://up/api/v1/; }",
            "location / { proxy_pass http://up; }",
            "location ~ ^/api/v1 { proxy_pass http://up$request_uri; }",
            "merge_slashes off; location / { proxy_pass http://up; }",
            "merge_slashes off; location /api/v1 { proxy_pass http://up; } location // { proxy_pass http://up; }");

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @BeforeAll
    static void nginx_is_there() {
        assumeTrue(Nginx.program().isPresent(), "nginx is not installed here; make nginx installs it");
    }

    @Test
    void no_spelling_of_an_operation_opens_without_a_key_behind_nginx(@TempDir Path directory) {
        List<Integer> ports = Nginx.freePorts(SHAPES.size());
        try (Program server = Program.serving(ACME.environment());
                Nginx nginx = Nginx.before(URI.create(server.api()).getPort(), directory, ports, SHAPES)) {
            for (int port : ports) {
                for (Target target : Spellings.OPERATIONS) {
                    assertThat(Spellings.of("/api/v1", target.path()))
                            .as(SHAPES.get(ports.indexOf(port)))
                            .allSatisfy(spelling -> assertThat(
                                            send(port, target, spelling, "").status())
                                    .isBetween(400, 499));
                }
            }
            assertThat(ACME.zendesk.getAllServeEvents()).isEmpty();

            for (int port : ports) {
                Target jane = new Target("GET", "/customer/32500000000101", "");
                RawHttp.Answer answer =
                        send(port, jane, "/api/v1" + jane.path(), "Authorization: " + Acme.KHOROS_KEY + "\r\n");

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).contains("Jane Quill");
            }
        }
    }

    private static RawHttp.Answer send(int port, Target target, String spelling, String headers) {
        byte[] body = target.body().getBytes(UTF_8);
        String entity =
                body.length == 0 ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n";
        return RawHttp.sendTo(port, target.method() + " " + spelling, headers + entity, body);
    }
}
