package io.khoroszendesk.observe;

import io.khoroszendesk.Canaries;
import io.khoroszendesk.fake.Fault;
import java.util.List;

/** All ways in which Zendesk's answers go wrong. */
final class Troubles {

    /** What a rule of the tenant says, which agents are meant to read and nobody else. */
    static final String RULE = "House rule: " + Canaries.TEXT;

    /** Answers that are no good, full of what Zendesk knows: where a parser stumbles, it tends to show over what. */
    static final List<Fault> TELLTALES = List.of(
            Fault.body(
                    200,
                    "{\"user\":{\"id\":\"" + Canaries.EMAIL + "\"},\"users\":[{\"id\":\"" + Canaries.NAME
                            + "\"}],\"ticket\":{\"id\":\"" + Canaries.TEXT + "\"},\"tickets\":\"" + Canaries.TEXT
                            + "\"}"),
            Fault.body(200, "{\"user\":{\"name\":\"" + Canaries.NAME + "\" " + Canaries.EMAIL),
            Fault.body(200, Canaries.TEXT),
            Fault.body(400, "{\"error\":\"" + Canaries.EMAIL + "\",\"description\":\"" + Canaries.TEXT + "\"}"),
            Fault.body(
                    422,
                    "{\"error\":\"RecordInvalid\",\"description\":\"Record validation errors\",\"details\":{"
                            + "\"email\":[{\"description\":\"Email: " + Canaries.EMAIL
                            + " is already being used by another user\",\"error\":\"DuplicateValue\"}],"
                            + "\"name\":[{\"description\":\"" + RULE + "\"}],"
                            + "\"base\":[{\"description\":\"" + RULE + "\"}]}}"),
            Fault.body(403, "{\"error\":{\"title\":\"Forbidden\",\"message\":\"" + Canaries.NAME + "\"}}"),
            Fault.body(500, "<html>" + Canaries.TEXT + "</html>"));

    static final List<Fault> FAULTS = List.of(
            Fault.HANG,
            Fault.RESET_BEFORE,
            Fault.RESET_AFTER,
            Fault.GARBAGE,
            Fault.TRUNCATED,
            Fault.WRONG_TYPE,
            Fault.EMPTY,
            Fault.NO_BODY,
            Fault.UNAUTHORIZED,
            Fault.UNAVAILABLE,
            Fault.REDIRECT,
            Fault.status(404),
            Fault.status(409),
            Fault.html(502),
            Fault.tooMany(1),
            Fault.tooManyAccount(1),
            Fault.unavailable(1));

    private Troubles() {}
}
