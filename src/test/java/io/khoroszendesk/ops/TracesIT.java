package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracesIT {

    private static final String JANE = "/api/v1/customer/32500000000101";

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @ParameterizedTest
    @CsvSource({"grpc, /opentelemetry.proto.collector.trace.v1.TraceService/Export", "http/protobuf, /v1/traces"})
    void traces_reach_a_collector(String protocol, String path) throws Exception {
        try (Collector collector = new Collector();
                Program server = Program.serving(ACME.environment(
                        "QUARKUS_OTEL_SDK_DISABLED",
                        "false",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.url(),
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                        protocol))) {
            HttpResponse<String> answer = server.get(server.api() + JANE);
            Collector.Export export = collector.first();
            server.terminate();
            server.exitCode();

            assertThat(export.path()).isEqualTo(path);
            assertThat(export.text())
                    .contains("khoros-zendesk-adapter")
                    .contains(answer.headers().firstValue("X-Correlation-Id").orElseThrow())
                    .doesNotContain("Jane", "example.com");
            assertThat(server.output()).doesNotContain("Failed to export");
        }
    }
}
