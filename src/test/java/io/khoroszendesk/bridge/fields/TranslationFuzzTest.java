package io.khoroszendesk.bridge.fields;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Whatever comes in on either side is translated, or refused in words: it never ends as a fault of this service. */
class TranslationFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] WITHOUT_MEMORY = {
        "adapter.memory.life", "0s", "adapter.fields.cache", "0s", "adapter.handles.learn", "false"
    };
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    private static final Interaction HELP = Samples.tweet("1001", "2026-11-20T09:00:00Z", "My kettle came dented!");
    private static final Set<Code> OF_KHOROS = EnumSet.of(Code.INVALID_REQUEST, Code.NOT_FOUND, Code.VALIDATION_FAILED);

    @FuzzTest(maxDuration = "60s")
    void any_members_of_khoros_are_translated_or_refused_as_its_own_fault(byte[] body) {
        Map<String, JsonNode> members;
        try {
            members = JSON.readValue(body, new TypeReference<Map<String, JsonNode>>() {});
        } catch (IOException unreadable) {
            return;
        }
        if (members == null || members.containsValue(null)) {
            return;
        }
        Bridge bridge = new Bridge(WITHOUT_MEMORY);
        FakeUser jane =
                bridge.tenant().user("Jane Quill").email("jane@example.com").add();
        String id = String.valueOf(jane.id());
        String ticket = String.valueOf(bridge.tenant().ticket(jane).add().id());
        for (Callable<?> operation : List.<Callable<?>>of(
                () -> bridge.customers.search(members),
                () -> bridge.customers.create(SAM, members),
                () -> bridge.customers.update(id, members),
                () -> bridge.cases.create(SAM, new CaseDraft(id, "Dented kettle", List.of(HELP), members)),
                () -> bridge.cases.update(SAM, ticket, new CaseDraft(null, null, List.of(), members)))) {
            answeredOrRefused(bridge, operation, OF_KHOROS);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void any_answer_of_zendesk_is_translated_or_told_as_its_failure(byte[] answer) {
        Bridge bridge = new Bridge(WITHOUT_MEMORY);
        bridge.zendesk.answersAlways(answer);
        SocialProfile profile = new SocialProfile(
                "Jane Quill", "jane.q", "https://x.com/jane.q", "jane@example.com", List.of("+4930123456"), null, null);
        Set<Code> allowed = EnumSet.complementOf(EnumSet.of(Code.INTERNAL_ERROR));
        for (Callable<?> operation : List.<Callable<?>>of(
                () -> bridge.customers.find("1"),
                () -> bridge.customers.search(Bridge.members("name", "jane")),
                () -> bridge.customers.bestMatch(profile),
                () -> bridge.customers.create(SAM, Bridge.members("name", "Jane Quill")),
                () -> bridge.customers.update("1", Bridge.members("email", "jane@example.com", "name", "Jane")),
                () -> bridge.cases.find("1"),
                () -> bridge.cases.ofCustomer("1"),
                () -> bridge.cases.create(SAM, new CaseDraft("1", "Dented kettle", List.of(HELP), Map.of())),
                () -> bridge.cases.update(SAM, "1", new CaseDraft(null, "Broken kettle", List.of(HELP), Map.of())))) {
            answeredOrRefused(bridge, operation, allowed);
        }
    }

    private static void answeredOrRefused(Bridge bridge, Callable<?> operation, Set<Code> allowed) {
        try {
            bridge.ask(operation);
        } catch (OperationException refusal) {
            if (!allowed.contains(refusal.code())) {
                throw new AssertionError("refused with " + refusal.code(), refusal);
            }
        }
    }
}
