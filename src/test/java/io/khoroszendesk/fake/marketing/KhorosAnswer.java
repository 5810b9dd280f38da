package io.khoroszendesk.fake.marketing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of {@link FakeKhoros}, in the forms that Khoros is known to answer in. */
record KhorosAnswer(int status, Map<String, String> headers, String body) {

    static KhorosAnswer ok(JsonNode data) {
        return json(200, enveloped(data));
    }

    static KhorosAnswer page(JsonNode data, long total) {
        ObjectNode body = enveloped(data);
        body.putObject("pagination").put("totalItems", total);
        return json(200, body);
    }

    /** Errors are JSON that is declared as text, with codes in small letters. */
    static KhorosAnswer error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode state = body.putObject("status");
        state.putObject("error").put("code", code).put("message", message);
        state.put("succeeded", false);
        return text(status, body.toString());
    }

    static KhorosAnswer inactive() {
        return html(KhorosAssumptions.INACTIVE_STATUS, "<h1>Developer Inactive</h1>");
    }

    static KhorosAnswer noService() {
        return html(586, "<html><body><h1>586 Service Not Found</h1></body></html>");
    }

    static KhorosAnswer json(int status, JsonNode body) {
        return of(status, "application/json", body.toString());
    }

    static KhorosAnswer text(int status, String body) {
        return of(status, "text/plain", body);
    }

    static KhorosAnswer html(int status, String body) {
        return of(status, "text/html;charset=utf-8", body);
    }

    KhorosAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new KhorosAnswer(status, more, body);
    }

    private static KhorosAnswer of(int status, String type, String body) {
        return new KhorosAnswer(status, Map.of("Content-Type", type), body);
    }

    private static ObjectNode enveloped(JsonNode data) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data);
        body.putObject("status").put("succeeded", true);
        return body;
    }
}
