package io.khoroszendesk.marketing;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows as whom Khoros knows us. */
@Command(name = "whoami", description = "Show the Khoros user of the token, and the companies the user belongs to.")
final class WhoAmI extends MarketingCommand {

    @Option(names = "--json", description = "Print what Khoros answers.")
    boolean json;

    @Override
    int run(Tools tools) {
        JsonNode me = tools.client().me().data();
        tools.terminal().print(json ? me.toPrettyString() : me.path("email").asText("-"));
        return 0;
    }
}
