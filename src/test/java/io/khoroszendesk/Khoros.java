package io.khoroszendesk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Khoros, as it calls the adapter. Requests and answers are checked against the document that is served. */
public final class Khoros {

    private static final OpenApiValidationFilter BOTH =
            filter(LevelResolver.create().build());
    private static final OpenApiValidationFilter ANSWER = filter(
            LevelResolver.create().withLevel("validation.request", Level.IGNORE).build());

    private Khoros() {}

    private static OpenApiValidationFilter filter(LevelResolver levels) {
        return new OpenApiValidationFilter(OpenApiInteractionValidator.createFor("META-INF/openapi.yaml")
                .withLevelResolver(levels)
                .build());
    }

    /** A call as Khoros makes it. */
    public static RequestSpecification khoros() {
        return given().basePath("/api/v1").header("Authorization", Tenant.KEY).filter(BOTH);
    }

    /** A call as Khoros should not make it: only the answer must hold to the contract. */
    public static RequestSpecification wrongly() {
        return given().basePath("/api/v1").header("Authorization", Tenant.KEY).filter(ANSWER);
    }

    /** A call with whatever is presented as the key, null for none. */
    public static RequestSpecification presenting(String authorization) {
        RequestSpecification call = given().basePath("/api/v1").filter(ANSWER);
        return authorization == null ? call : call.header("Authorization", authorization);
    }

    public static Response get(String path) {
        return khoros().get(path);
    }

    public static Response post(String path, Object body) {
        return khoros().contentType(ContentType.JSON).body(Json.text(body)).post(path);
    }

    public static Response patch(String path, Object body) {
        return khoros().contentType(ContentType.JSON).body(Json.text(body)).patch(path);
    }

    /** A call in the name of an agent. */
    public static Response postAs(String agent, String path, Object body) {
        return khoros().header("x-sf-user-email", agent)
                .header("x-sf-company-id", "7")
                .contentType(ContentType.JSON)
                .body(Json.text(body))
                .post(path);
    }

    /** A change in the name of an agent. */
    public static Response patchAs(String agent, String path, Object body) {
        return khoros().header("x-sf-user-email", agent)
                .contentType(ContentType.JSON)
                .body(Json.text(body))
                .patch(path);
    }

    /** Checks the form that all failures have. */
    public static ValidatableResponse assertFailure(Response answer, int status, String error) {
        return answer.then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .header("X-Correlation-Id", matchesPattern("[a-z0-9]{6,}"))
                .body("error", equalTo(error))
                .body("message", endsWith(" " + answer.header("X-Correlation-Id")))
                // Sentences for agents: neither names of classes nor traces of stacks.
                .body(
                        "message",
                        not(matchesPattern("(?s).*(Exception|Error|\\bjava\\b|[a-z]+\\.[a-z]+\\.[a-z]+|\\n).*")));
    }

    public static Response postWrongly(String path, Object body) {
        return wrongly().contentType(ContentType.JSON).body(Json.text(body)).post(path);
    }

    public static Response patchWrongly(String path, Object body) {
        return wrongly().contentType(ContentType.JSON).body(Json.text(body)).patch(path);
    }
}
