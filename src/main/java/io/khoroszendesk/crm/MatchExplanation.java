package io.khoroszendesk.crm;

import io.khoroszendesk.bridge.customer.MatchedCustomer;
import io.khoroszendesk.common.config.AdapterConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Says in headers why customers match, to whoever asks for it by {@code Prefer: return=explain} (RFC 7240). The body
 * stays as it is. Only where the console is on, whose page asks.
 */
@Singleton
class MatchExplanation {

    private static final String PREFERENCE = "return=explain";
    /** The preference of how to answer, with its value. */
    private static final Pattern RETURN = Pattern.compile(
            "(?:^|,)\\s*+return\\s*+=\\s*+\"?([a-z-]{1,20})\"?\\s*+(?=$|[,;])", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"");
    private static final Pattern QUOTED_WORD = Pattern.compile("\"[A-Za-z-]*+\"");
    /** The most customers that are explained, so that the header stays below the 4 kB that proxies accept. */
    private static final int MOST = 40;

    private final boolean isOn;

    @Inject
    MatchExplanation(AdapterConfig config) {
        this.isOn = config.console();
    }

    /** Whether the first preference of how to answer, in one list or several, asks for an explanation. */
    boolean isWanted(List<String> preferences) {
        if (!isOn) {
            return false;
        }
        // What is quoted may hold commas and look like another preference.
        String list = QUOTED.matcher(String.join(",", preferences))
                .replaceAll(quoted -> QUOTED_WORD.matcher(quoted.group()).matches() ? quoted.group() : "quoted");
        Matcher first = RETURN.matcher(list);
        return first.find() && "explain".equalsIgnoreCase(first.group(1));
    }

    /** The answer, with the id, the points and the reasons of each customer as a list of structured fields (RFC 9651). */
    RestResponse<List<CustomerResponse>> of(List<MatchedCustomer> matches) {
        String items = matches.stream().limit(MOST).map(MatchExplanation::item).collect(Collectors.joining(", "));
        var answer = RestResponse.ResponseBuilder.ok(CustomerResponse.of(
                        matches.stream().map(MatchedCustomer::customer).toList()))
                .header("Preference-Applied", PREFERENCE);
        // A list without items is one that isn't sent.
        return items.isEmpty()
                ? answer.build()
                : answer.header("Match-Explanation", items).build();
    }

    private static String item(MatchedCustomer match) {
        return "\"" + match.customer().id() + "\";points=" + match.points() + ";reasons=\""
                + String.join(" ", match.reasons()) + "\"";
    }
}
