package io.khoroszendesk.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Zendesk's own OpenAPI document, whose path is given by {@code -Dcontract.zendesk}, as a judge of requests and answers. Real
 * answers fail it as it stands, so bodies lose their nulls first, and {@link ZendeskExceptions} are applied.
 */
final class ZendeskDocument {

    private final OpenApiInteractionValidator validator;

    ZendeskDocument() {
        try {
            validator = OpenApiInteractionValidator.createForInlineApiSpecification(ContractDocument.ZENDESK.text())
                    .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                    .build();
        } catch (IOException e) {
            throw new AssertionError("Zendesk's document can't be read", e);
        }
    }

    /** What is wrong with a request of ours; empty where nothing is. {@code body} may be null. */
    List<String> problemsOfRequest(String method, String url, String body) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, path(url))
                .withHeader("Authorization", "Bearer token")
                .withAccept("application/json");
        if (url.contains("?")) {
            for (String pair : url.substring(url.indexOf('?') + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                request.withQueryParam(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        if (body != null && !body.isEmpty()) {
            request.withContentType("application/json").withBody(withoutNulls(body));
        }
        return problems(method + " " + path(url), validator.validateRequest(request.build()));
    }

    /** What is wrong with an answer to a request of this method and path. */
    List<String> problemsOfAnswer(String method, String path, int status, String body) {
        SimpleResponse.Builder answer = SimpleResponse.Builder.status(ZendeskExceptions.documentedAs(path, status));
        if (body != null && !body.isEmpty()) {
            answer.withContentType("application/json").withBody(withoutNulls(body));
        }
        return problems(
                method + " " + path,
                validator.validateResponse(path(path), Request.Method.valueOf(method), answer.build()));
    }

    private static String path(String url) {
        String path = url.replaceFirst("\\?.*", "");
        return ZendeskExceptions.documentedAs(path);
    }

    private static List<String> problems(String operation, ValidationReport report) {
        if (ZendeskExceptions.isElsewhere(operation.replaceFirst("^\\S+ ", ""))) {
            return List.of();
        }
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> message.getKey() + " " + message.getMessage())
                .map(problem -> problem.replaceAll("\\s+", " "))
                .filter(problem -> !ZendeskExceptions.excuse(operation, problem))
                .toList();
    }

    private static String withoutNulls(String body) {
        return withoutNulls(Json.read(body)).toString();
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member -> object.set(member.getKey(), withoutNulls(member.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(withoutNulls(item)));
            return array;
        }
        return node;
    }
}
