package io.khoroszendesk.marketing.login;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.security.Digests;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the browser brings back from the log-in: the code, and the state that proves that we started it. */
final class AuthorizationResponse {

    private AuthorizationResponse() {}

    /** The code in a URL, or the text itself if it isn't one. */
    static String code(String entered, String state) {
        int query = entered.indexOf('?');
        return query < 0 && !entered.contains("code=") ? entered : codeOfQuery(entered.substring(query + 1), state);
    }

    /**
     * The code in a query.
     *
     * @throws CommandException if the log-in failed or wasn't started by this command
     */
    static String codeOfQuery(String query, String state) {
        Map<String, String> parameters = parameters(query);
        if (!matches(parameters.get("state"), state)) {
            throw new CommandException(
                    "The browser came back from another log-in than the one that was started here. Run login"
                            + " again and use the address that it prints.");
        }
        if (parameters.containsKey("error")) {
            throw new CommandException(
                    "Khoros did not log in: " + parameters.get("error").replaceAll("[^\\p{Alnum} _.-]", " ") + ".");
        }
        String code = parameters.get("code");
        if (code == null || code.isBlank()) {
            throw new CommandException("The browser came back without a code. Run login again.");
        }
        return code;
    }

    static boolean matches(String presented, String expected) {
        return presented != null && Digests.areEqual(presented, expected);
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.replaceFirst("#.*", "").split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.putIfAbsent(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new CommandException("The address of the browser can't be read. Run login again.");
        }
    }
}
