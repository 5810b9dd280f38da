package io.khoroszendesk.crm;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.common.http.FaultSummary;
import io.khoroszendesk.common.http.JsonError;
import io.khoroszendesk.crm.ErrorResponse.FieldError;
import io.khoroszendesk.crm.access.NotAdmittedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into the one form that Khoros understands, and into a log line. */
class ExceptionMappers {

    private static final Map<Code, Integer> STATUS =
            Map.of(Code.INVALID_REQUEST, 400, Code.NOT_FOUND, 404, Code.VALIDATION_FAILED, 422);

    /** The maximum number of fields in a response. Otherwise a body of unknown members would be echoed in full. */
    private static final int MOST_FIELDS = 50;

    private record Plain(String error, String message) {}

    /** Rejections by the framework itself. Any other of its rejections means that the request is malformed. */
    private static final Map<Integer, Plain> FRAMEWORK = Map.of(
            404, new Plain("NOT_FOUND", "There is nothing here."),
            405, new Plain("METHOD_NOT_ALLOWED", "This method is not possible here."),
            406, new Plain("NOT_ACCEPTABLE", "Answers are given as application/json only."),
            413, new Plain("TOO_LARGE", "The request is too large."),
            415, new Plain("UNSUPPORTED_MEDIA_TYPE", "Bodies must be application/json."));

    private static final Plain UNREADABLE = new Plain("INVALID_REQUEST", "The request can't be read.");

    @Inject
    RoutingContext context;

    @ServerExceptionMapper
    RestResponse<ErrorResponse> refusal(OperationException refusal) {
        int status = STATUS.getOrDefault(refusal.code(), 500);
        if (status == 500) {
            RequestLine.failing(
                    Logger.Level.WARN,
                    RequestContext.orOpened(context),
                    status,
                    refusal.code().name(),
                    refusal.code() + ": " + cause(refusal));
        }
        List<FieldError> fields = refusal.fields().stream()
                .limit(MOST_FIELDS)
                .map(field -> new FieldError(field.name(), field.errorMessage()))
                .toList();
        return answer(
                status,
                refusal.code().name(),
                refusal.getMessage(),
                fields,
                refusal.retryAfter().orElse(null));
    }

    @ServerExceptionMapper
    RestResponse<ErrorResponse> notLetIn(NotAdmittedException refusal) {
        return answer(401, "UNAUTHORIZED", "The API key is missing or not valid.");
    }

    @ServerExceptionMapper
    RestResponse<ErrorResponse> wrongType(MismatchedInputException mismatch) {
        return unreadableJson(mismatch);
    }

    @ServerExceptionMapper
    RestResponse<ErrorResponse> notJson(JsonProcessingException broken) {
        return unreadableJson(broken);
    }

    @ServerExceptionMapper
    RestResponse<ErrorResponse> notText(CharConversionException broken) {
        return answer(400, Code.INVALID_REQUEST.name(), "The body is not JSON in UTF-8.");
    }

    @ServerExceptionMapper
    RestResponse<ErrorResponse> framework(WebApplicationException refusal) {
        for (Throwable cause = refusal.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException broken) {
                return unreadableJson(broken);
            }
        }
        int status = refusal.getResponse().getStatus();
        return status >= 500 ? unexpected(refusal) : framework(status);
    }

    /** A request without a body has no content type either; then the missing body is the error. */
    @ServerExceptionMapper
    RestResponse<ErrorResponse> noType(NotSupportedException refusal) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean isEmpty =
                (length == null || length.equals("0")) && context.request().getHeader("Transfer-Encoding") == null;
        return isEmpty
                ? answer(400, Code.INVALID_REQUEST.name(), "The request has no body; a JSON object is expected.")
                : framework(415);
    }

    @ServerExceptionMapper
    RestResponse<ErrorResponse> broken(IOException broken) {
        return framework(400);
    }

    @ServerExceptionMapper
    RestResponse<ErrorResponse> unexpected(Throwable fault) {
        RequestLine.failing(
                Logger.Level.ERROR,
                RequestContext.orOpened(context),
                500,
                Code.INTERNAL_ERROR.name(),
                "INTERNAL_ERROR " + FaultSummary.described(fault));
        return answer(
                500, Code.INTERNAL_ERROR.name(), "The adapter failed unexpectedly. Please tell your administrators.");
    }

    private RestResponse<ErrorResponse> unreadableJson(JacksonException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return answer(
                        400,
                        Code.INVALID_REQUEST.name(),
                        "The body has too many members, or is nested too deeply, or a name, number or text in it is too long.");
            }
        }
        String member = broken instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[")
                        .replaceAll("[^\\p{L}\\p{N}_.\\[\\]-]", "?")
                : "";
        return member.isEmpty() || member.length() > 100
                ? answer(400, Code.INVALID_REQUEST.name(), "The body is not the JSON that is expected here.")
                : answer(
                        400,
                        Code.INVALID_REQUEST.name(),
                        "The value of " + member + " is not of the expected type.",
                        List.of(new FieldError(member, "This is not of the expected type.")),
                        null);
    }

    private RestResponse<ErrorResponse> framework(int status) {
        Plain plain = FRAMEWORK.getOrDefault(status, UNREADABLE);
        return answer(FRAMEWORK.containsKey(status) ? status : 400, plain.error(), plain.message());
    }

    private RestResponse<ErrorResponse> answer(int status, String error, String message) {
        return answer(status, error, message, List.of(), null);
    }

    private RestResponse<ErrorResponse> answer(
            int status, String error, String message, List<FieldError> fields, Duration retryAfter) {
        RequestContext exchange = RequestContext.orOpened(context);
        exchange.failed(error);
        var builder = RestResponse.ResponseBuilder.<ErrorResponse>create(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorResponse(error, JsonError.traced(message, exchange.correlationId()), fields));
        if (retryAfter != null) {
            builder.header(HttpHeaders.RETRY_AFTER, Math.max(1, (retryAfter.toMillis() + 999) / 1000));
        }
        return builder.build();
    }

    private static String cause(OperationException refusal) {
        return refusal.getCause() == null
                ? refusal.getMessage()
                : refusal.getCause().getMessage();
    }
}
