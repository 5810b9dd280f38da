package io.khoroszendesk.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.khoroszendesk.fake.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The APIs of Khoros Care, {@link ContractDocument#CARE} and {@link ContractDocument#GDPR}, as judges of requests and answers.
 */
final class CareDocument {

    private static final String BASE = "/api/v2/authors";

    private final OpenApiInteractionValidator validator;

    /** The Author API. */
    CareDocument() {
        this(ContractDocument.CARE, BASE);
    }

    /** The GDPR API. */
    static CareDocument ofDeletions() {
        return new CareDocument(ContractDocument.GDPR, "/api/v2/gdpr");
    }

    private CareDocument(ContractDocument document, String base) {
        try {
            validator = OpenApiInteractionValidator.createForInlineApiSpecification(document.text())
                    .withBasePathOverride(base)
                    .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                    .build();
        } catch (IOException e) {
            throw new AssertionError("A document of Care's can't be read", e);
        }
    }

    /** What is wrong with a request; empty where nothing is. */
    List<String> problemsOfRequest(Call call) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(call.method(), documented(call.path()))
                .withHeader("Authorization", call.header("Authorization"))
                .withAccept("application/json");
        for (Map.Entry<String, String> parameter : call.query().entrySet()) {
            request.withQueryParam(parameter.getKey(), parameter.getValue());
        }
        if (!call.body().isEmpty()) {
            request.withContentType(call.header("Content-Type")).withBody(call.body());
        }
        return problems(call.method() + " " + call.path(), validator.validateRequest(request.build()));
    }

    /** What is wrong with an answer to a request of this method and path. */
    List<String> problemsOfAnswer(String method, String path, int status, String body) {
        SimpleResponse.Builder answer = SimpleResponse.Builder.status(status);
        if (!body.isEmpty()) {
            answer.withContentType("application/json").withBody(body);
        }
        return problems(
                method + " " + path,
                validator.validateResponse(documented(path), Request.Method.valueOf(method), answer.build()));
    }

    /** The document has the list of authors at a path with a slash at its end, which is not in the reference's samples. */
    private static String documented(String path) {
        return path.equals(BASE) ? BASE + "/" : path;
    }

    private static List<String> problems(String operation, ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> (message.getKey() + " " + message.getMessage()).replaceAll("\\s+", " "))
                .filter(problem -> !CareExceptions.excuse(operation, problem))
                .toList();
    }
}
