package io.khoroszendesk.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with the answers to generated requests. A request may well be answered otherwise than its scenario hopes: nobody
 * is found, an id is unknown, of the two statuses of an update only the configured one is given. But no answer is a 5xx, none is
 * outside of the document, and no wrong request is accepted, but for the tolerances that are listed here.
 */
final class GeneratedVerdict {

    /** Something wrong that is accepted on purpose, by the operation, the member that is wrong and the type it was given. */
    record Tolerance(String operation, String mutation, String reason) {

        boolean covers(Generated generated) {
            return generated.operation().matches(operation)
                    && generated.mutation().matches(mutation);
        }
    }

    static final List<Tolerance> TOLERANCES = List.of(
            new Tolerance(
                    "POST /customer/bestmatch",
                    "(description|(addresses|caseNumbers)(\\.\\[\\])?|streetOne|streetTwo|city|state|zip) to \\w+",
                    "what the best match does not use may be of any type; it must not break the call"),
            new Tolerance(
                    "(POST|PATCH) /case.*",
                    "created to string",
                    "an interaction whose time can't be read is still kept, with the time as it was sent"));

    private static final OpenApiInteractionValidator DOCUMENT =
            OpenApiInteractionValidator.createFor("META-INF/openapi.yaml").build();

    private GeneratedVerdict() {}

    static List<String> complaints(List<Generated> all) {
        return all.stream().flatMap(GeneratedVerdict::complaints).toList();
    }

    private static Stream<String> complaints(Generated generated) {
        if (generated.status() == 0) {
            return Stream.of("no answer: " + generated);
        }
        if (generated.status() >= 500) {
            return Stream.of("a failure: " + generated);
        }
        return Stream.concat(outside(generated).stream(), acceptedWrongly(generated).stream());
    }

    private static Optional<String> outside(Generated generated) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(generated.status());
        generated.headers().forEach(response::withHeader);
        if (!generated.body().isEmpty()) {
            response.withBody(generated.body());
        }
        ValidationReport report = DOCUMENT.validateResponse(
                generated.path(), Request.Method.valueOf(generated.method()), response.build());
        return report.hasErrors()
                ? Optional.of("outside of the document: " + generated + " "
                        + report.getMessages().getFirst().getMessage())
                : Optional.empty();
    }

    private static Optional<String> acceptedWrongly(Generated generated) {
        return generated.wrong()
                        && generated.status() < 300
                        && TOLERANCES.stream().noneMatch(tolerance -> tolerance.covers(generated))
                ? Optional.of("accepted although it is wrong: " + generated)
                : Optional.empty();
    }
}
