package io.khoroszendesk.zendesk.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** No text of outsiders' gets out of the quotes it is put into. */
class UserQueryFuzzTest {

    private static final Pattern QUERY =
            Pattern.compile("role:end-user( name:\"[^\"\\\\:*?()<>!|]+\")?( plan:\"[^\"\\\\:*?()<>!|]+\")?");

    @FuzzTest(maxDuration = "60s")
    void any_text_stays_within_its_quotes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        String query = UserQuery.customers()
                .and("name", text)
                .and("plan", text + " OR role:admin")
                .text();

        if (!QUERY.matcher(query).matches()) {
            throw new AssertionError("A text became grammar: " + query);
        }
    }
}
