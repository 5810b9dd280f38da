package io.khoroszendesk.crm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/** Bodies are read, or refused as unreadable, which is 400. Anything else would be a 500. */
class RequestBodiesFuzzTest {

    static final ObjectMapper JSON = new ObjectMapper();

    static {
        new RequestBodies.Strictness().customize(JSON);
    }

    private interface Reading {
        void read() throws IOException;
    }

    @FuzzTest(maxDuration = "60s")
    void any_body_is_read_or_refused(byte[] body) {
        readOrRefused(() -> JSON.readValue(body, new TypeReference<Map<String, JsonNode>>() {}));
        readOrRefused(() -> {
            CaseRequest read = JSON.readValue(body, CaseRequest.class);
            if (read != null) {
                read.draft();
            }
        });
        readOrRefused(() -> {
            ProfileRequest read = JSON.readValue(body, ProfileRequest.class);
            if (read != null) {
                read.profile();
            }
        });
    }

    private static void readOrRefused(Reading reading) {
        try {
            reading.read();
        } catch (IOException refused) {
            // Both JSON and text that can't be read end up here, and ErrorAnswers has a mapper for either.
        }
    }
}
