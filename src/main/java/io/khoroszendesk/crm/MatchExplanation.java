package io.khoroszendesk.crm;

import io.khoroszendesk.bridge.customer.MatchedCustomer;
import io.khoroszendesk.common.config.AdapterConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Says in headers why customers match, to whoever asks for it by {@code Prefer: return=explain} (RFC 7240). The body
 * stays as it is. Only where the console is on, whose page asks.
 */
@Singleton
class MatchExplanation {

    private static final String PREFERENCE = "return=explain";
    /** The most customers that are explained, so that the header stays below the 4 kB that proxies accept. */
    private static final int MOST = 40;

    private final boolean isOn;

    @Inject
    MatchExplanation(AdapterConfig config) {
        this.isOn = config.console();
    }

    /** Whether one of the preferences, each of which may be a list, asks for an explanation. */
    boolean isWanted(List<String> preferences) {
        return isOn
                && preferences.stream()
                        .flatMap(list -> Arrays.stream(list.split(",")))
                        .map(preference -> preference.replaceFirst(";.*", "").replaceAll("[\\s\"]", ""))
                        .anyMatch(PREFERENCE::equalsIgnoreCase);
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
