package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Khoros' report of a failed call, reduced to what may be told. The report itself repeats the request with its headers, so
 * possibly our own key, and with what it said of a customer; of all that nothing is kept but what has the form of an id that
 * Khoros or we have made.
 *
 * @param khorosOperation what Khoros was doing, such as {@code searchCustomerById-hydrateCases}
 * @param trackingId by which Khoros finds the failure, and which agents often see
 * @param reference our correlation id of the failed call, empty where the answer wasn't ours
 */
record FailedCall(
        CrmOperation operation,
        Optional<String> khorosOperation,
        Optional<String> trackingId,
        OptionalInt status,
        Optional<String> reference,
        FailureCause cause) {

    private static final Pattern OPERATION =
            Pattern.compile("[a-z]{1,20}([A-Z][a-z]{0,19}){0,8}(-[a-z]{1,20}([A-Z][a-z]{0,19}){0,8}){0,4}");
    private static final Pattern TRACKING_ID =
            Pattern.compile("([a-z]{1,20}-){0,4}[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern REFERENCE = Pattern.compile("[a-z0-9]{10}");
    private static final String REFERENCE_HEADER = "X-Correlation-Id";
    private static final Set<Integer> CODES = Set.of(
            200, 201, 204, 301, 302, 307, 308, 400, 401, 403, 404, 405, 406, 408, 413, 415, 422, 429, 499, 500, 502,
            503, 504);

    static FailedCall of(JsonNode data) {
        JsonNode call = data.path("externalCall");
        CrmOperation operation = CrmOperation.of(
                Event.text(call, "requestMethod").orElse(""),
                Event.text(call, "requestUri").orElse(""));
        OptionalInt status = status(call.path("responseCode"));
        Optional<String> reference = reference(call.path("responseHeaders"));
        String words = Stream.of("description", "spredfastErrorMessage")
                .map(member -> Event.text(data, member).orElse(""))
                .reduce("", (one, other) -> one + " " + other);
        return new FailedCall(
                operation,
                Event.text(data, "operation")
                        .filter(text -> OPERATION.matcher(text).matches()),
                Event.text(data, "trackingId")
                        .filter(text -> TRACKING_ID.matcher(text).matches()),
                status,
                reference,
                FailureCause.of(operation, status, reference.isPresent(), words));
    }

    /** The code as a label of metrics, of which there is only a handful of values. */
    String statusLabel() {
        if (status.isEmpty()) {
            return "none";
        }
        int code = status.getAsInt();
        return CODES.contains(code) ? String.valueOf(code) : code / 100 + "xx";
    }

    private static OptionalInt status(JsonNode code) {
        int number = code.isTextual() || code.isNumber() ? code.asInt(0) : 0;
        return number >= 100 && number <= 599 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Names of headers have no case, and each has a list of values. */
    private static Optional<String> reference(JsonNode headers) {
        return headers.properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(REFERENCE_HEADER))
                .map(Map.Entry::getValue)
                .map(value -> value.isArray() ? value.path(0) : value)
                .filter(JsonNode::isTextual)
                .map(value -> value.asText().trim())
                .filter(value -> REFERENCE.matcher(value).matches())
                .findFirst();
    }
}
