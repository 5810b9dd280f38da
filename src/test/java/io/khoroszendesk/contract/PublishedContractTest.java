package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.contract.ContractReadings.Reading;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document that is served against {@linkplain ContractDocument#KHOROS the one Khoros has published}. */
@QuarkusTest
@WithTestResource(Tenant.class)
class PublishedContractTest {

    @Test
    void operations_parameters_members_and_statuses_are_the_published_ones_but_for_the_known_readings() {
        List<ContractDifferences.Difference> unexplained = differences().stream()
                .filter(difference -> ContractReadings.ALL.stream()
                        .noneMatch(reading ->
                                ContractReadings.explains(reading, difference.operation(), difference.text())))
                .toList();

        assertThat(unexplained).isEmpty();
    }

    @Test
    void every_known_reading_is_still_needed() {
        List<ContractDifferences.Difference> differences = differences();

        List<Reading> needless = ContractReadings.ALL.stream()
                .filter(reading -> differences.stream()
                        .noneMatch(difference ->
                                ContractReadings.explains(reading, difference.operation(), difference.text())))
                .toList();

        assertThat(needless).isEmpty();
    }

    private static List<ContractDifferences.Difference> differences() {
        return new ContractDifferences(published(), served()).all();
    }

    private static OpenAPI served() {
        return parsed(RestAssured.get("/openapi").asString());
    }

    private static OpenAPI published() {
        try {
            return parsed(ContractDocument.KHOROS.text());
        } catch (IOException e) {
            throw new AssertionError("the published contract can't be read", e);
        }
    }

    static OpenAPI parsed(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        SwaggerParseResult result = new OpenAPIParser().readContents(document, null, options);
        assertThat(result.getOpenAPI()).as(String.valueOf(result.getMessages())).isNotNull();
        return result.getOpenAPI();
    }
}
