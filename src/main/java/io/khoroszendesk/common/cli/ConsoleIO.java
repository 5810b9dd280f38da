package io.khoroszendesk.common.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * Where a command communicates with its user: results go to one stream, everything else to the other. What it shows holds no
 * control characters, but for those of its own.
 */
public interface ConsoleIO {

    /** Prints a line of the result. */
    void print(String line);

    /** Prints a line about progress, on a stream that scripts reading the result don't see. */
    void tell(String line);

    /** Shows a line of the result in place of the one that was drawn before. It makes sense on a terminal alone. */
    void draw(String line);

    /** Reads a line; null at the end of input. */
    String readLine();

    /** Reads a line without echoing it. */
    String readSecret(String prompt);

    /** Whether somebody is there who can be asked. */
    boolean isTerminal();

    /** Prints a result as one list of JSON. */
    default void print(List<JsonNode> items) {
        print(JsonNodeFactory.instance.arrayNode().addAll(items).toPrettyString());
    }
}
