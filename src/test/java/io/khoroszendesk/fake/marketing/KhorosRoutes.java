package io.khoroszendesk.fake.marketing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.fake.marketing.KhorosAssumptions.Registered;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries requests out. */
final class KhorosRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CRM = Pattern.compile("/v2/crm/admin/custom/(\\d+)");
    private static final Pattern BELOW_INITIATIVE =
            Pattern.compile("/v2/conversations/initiative/(\\d+)/(accountset|message)(?:/(\\d+))?");

    private final KhorosCompany company;
    private final KhorosLogin login;
    private final KhorosEvents events;
    volatile Registered registered = Registered.ENVELOPE;

    KhorosRoutes(KhorosCompany company, KhorosLogin login, KhorosEvents events) {
        this.company = company;
        this.login = login;
        this.events = events;
    }

    KhorosAnswer answer(KhorosCall call) {
        if (call.path().startsWith("/v3/oauth/")) {
            return switch (call.line()) {
                case "GET /v3/oauth/authorize" -> login.authorize(call);
                case "POST /v3/oauth/token" -> login.token(call);
                default -> KhorosAnswer.noService();
            };
        }
        if (!login.knows(call.authorization())) {
            return KhorosAnswer.inactive();
        }
        if (call.path().startsWith("/v2/events/")) {
            return events.answer(call.method(), call.path(), call.parameters(), call.body());
        }
        return switch (call.line()) {
            case "GET /v2/me" -> KhorosAnswer.ok(company.me());
            case "GET /v2/conversations/initiative" -> initiatives(call);
            case "POST /v2/crm/admin/custom" -> register(call);
            default -> withIds(call);
        };
    }

    private KhorosAnswer withIds(KhorosCall call) {
        Matcher crm = CRM.matcher(call.path());
        if (crm.matches() && call.method().equals("PATCH")) {
            return update(call, Long.parseLong(crm.group(1)));
        }
        Matcher below = BELOW_INITIATIVE.matcher(call.path());
        return below.matches()
                ? belowInitiative(call, below.group(1), below.group(2), below.group(3))
                : KhorosAnswer.noService();
    }

    private KhorosAnswer initiatives(KhorosCall call) {
        int size = Integer.parseInt(call.parameters().getOrDefault("pageSize", "20"));
        int page = Integer.parseInt(call.parameters().getOrDefault("pageNumber", "0"));
        List<ObjectNode> found = company.initiatives(call.parameters().get("nameFilter"));
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        found.stream().skip((long) page * size).limit(size).forEach(items::add);
        return KhorosAnswer.page(items, found.size());
    }

    private KhorosAnswer belowInitiative(KhorosCall call, String initiative, String what, String id) {
        if (!company.hasInitiative(initiative)) {
            return KhorosAnswer.error(404, "not_found", "There is no initiative " + initiative);
        }
        return switch (call.method() + " " + what + (id == null ? "" : " id")) {
            case "GET accountset" -> KhorosAnswer.page(KhorosCompany.accountSets(), 1);
            case "POST message" -> publish(call);
            case "GET message id" -> {
                ObjectNode message = company.message(id);
                yield message == null ? noMessage() : KhorosAnswer.ok(message);
            }
            case "DELETE message id" ->
                company.delete(id) ? KhorosAnswer.ok(LongNode.valueOf(Long.parseLong(id))) : noMessage();
            default -> KhorosAnswer.noService();
        };
    }

    private static KhorosAnswer noMessage() {
        return KhorosAnswer.error(404, "invalid_message_id", "There is no such message");
    }

    private KhorosAnswer publish(KhorosCall call) {
        List<KhorosUpload> parts = call.parts();
        String json = parts.stream()
                .filter(part -> part.name().equals("message"))
                .findFirst()
                .map(KhorosUpload::text)
                .orElse(call.body());
        if (!(read(json) instanceof ObjectNode message)) {
            return unreadable();
        }
        long images = parts.stream().filter(part -> part.name().equals("image")).count();
        if (images > 0 && images != Math.max(1, message.at("/content/images").size())) {
            return KhorosAnswer.error(406, "validation_error", "content.images must have one element for each file");
        }
        if (!message.path("sfEntityType").asText().equals("Message") || !message.has("content")) {
            return KhorosAnswer.error(406, "missing_field", "content is missing");
        }
        return KhorosAnswer.ok(company.publish(message));
    }

    private KhorosAnswer register(KhorosCall call) {
        KhorosAnswer refusal = refusal(read(call.body()));
        return refusal == null
                ? KhorosAssumptions.registered(
                        registered, company.register(read(call.body())).id())
                : refusal;
    }

    private KhorosAnswer update(KhorosCall call, long id) {
        KhorosAnswer refusal = refusal(read(call.body()));
        if (refusal != null) {
            return refusal;
        }
        return company.update(id, read(call.body())) == null
                ? KhorosAnswer.error(404, "resource_not_found", "There is no CRM " + id)
                : KhorosAssumptions.updated(id);
    }

    /** All three members are required, in a change as well. */
    private static KhorosAnswer refusal(JsonNode body) {
        if (body == null) {
            return unreadable();
        }
        for (String member : List.of("name", "instanceUrl", "authHeaderValue")) {
            if (!body.path(member).isTextual()) {
                return KhorosAnswer.error(400, "missing_field", member + " is missing");
            }
        }
        return null;
    }

    private static KhorosAnswer unreadable() {
        return KhorosAnswer.error(406, "not_acceptable", "Unable to parse the json you provided.");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
