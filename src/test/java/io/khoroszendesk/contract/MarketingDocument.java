package io.khoroszendesk.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.io.IOException;
import java.util.List;

/**
 * One of the OpenAPI documents of Khoros Marketing's own API, as a judge of what is sent and answered. Their directory is given by
 * {@code -Dcontract.marketing}; where they are not to be taken at their word stands in {@link MarketingExceptions}.
 */
public final class MarketingDocument {

    private final OpenApiInteractionValidator validator;

    public MarketingDocument(String file) {
        try {
            validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                            MarketingExceptions.readable(ContractDocument.MARKETING.text(file)))
                    .build();
        } catch (IOException e) {
            throw new AssertionError("Khoros' document can't be read", e);
        }
    }

    /** What is wrong with a request; {@code path} begins with {@code /v2}. */
    public List<String> problemsOfRequest(String method, String path, String contentType, String body) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, path);
        if (body != null && !body.isEmpty()) {
            request.withContentType(contentType).withBody(body);
        }
        return problems(method + " " + path, validator.validateRequest(request.build()));
    }

    /** What is wrong with an answer. */
    public List<String> problemsOfAnswer(String method, String path, int status, String contentType, String body) {
        SimpleResponse.Builder answer = SimpleResponse.Builder.status(status);
        if (body != null && !body.isEmpty()) {
            answer.withContentType(contentType).withBody(body);
        }
        return problems(
                method + " " + path, validator.validateResponse(path, Request.Method.valueOf(method), answer.build()));
    }

    private static List<String> problems(String operation, ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> (message.getKey() + " " + message.getMessage()).replaceAll("\\s+", " "))
                .filter(problem -> !MarketingExceptions.excuse(operation, problem))
                .toList();
    }
}
