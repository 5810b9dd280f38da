package io.khoroszendesk.marketing.subscriptions;

import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.marketing.events.EventNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A subscription that should exist. Khoros can change only the status of one and may not show its token. So the
 * external id ends with a fingerprint of everything that can't be changed: a subscription with another fingerprint is
 * outdated.
 *
 * @param query a regular expression that Khoros matches with the events; null for all
 */
record DesiredSubscription(String externalId, String eventName, String notificationUri, String token, String query) {

    private static final int FINGERPRINT_LENGTH = 8;
    private static final String META = "\\.[]{}()*+?^$|";

    /**
     * The subscriptions of this adapter.
     *
     * @param name the prefix of the external ids of its subscriptions
     * @param labels the labels for which tickets are created; may be empty
     */
    static List<DesiredSubscription> all(String name, String notificationUri, String token, List<String> labels) {
        List<DesiredSubscription> all = new ArrayList<>();
        all.add(of(name, EventNames.CRM_ERROR, notificationUri, token, null));
        if (!labels.isEmpty()) {
            String query = labels.stream().map(DesiredSubscription::literally).collect(Collectors.joining("|"));
            all.add(of(name, EventNames.LABEL_APPLIED, notificationUri, token, query));
        }
        return all;
    }

    private static DesiredSubscription of(String name, String event, String uri, String token, String query) {
        String fingerprint = Digests.of(uri + "\n" + token + "\n" + query).substring(0, FINGERPRINT_LENGTH);
        return new DesiredSubscription(prefix(name) + event + "." + fingerprint, event, uri, token, query);
    }

    /**
     * The prefix of all external ids of this adapter. Names contain no dot, so no name's prefix is the beginning of
     * another's.
     */
    static String prefix(String name) {
        return name + ".";
    }

    boolean isThere(Subscription subscription) {
        return externalId.equals(subscription.externalId()) && eventName.equals(subscription.eventName());
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("externalId", externalId);
        body.put("eventName", eventName);
        body.put("notificationUri", notificationUri);
        body.put("bearerToken", token);
        if (query != null) {
            body.put("query", query);
        }
        return body;
    }

    private static String literally(String label) {
        return label.chars()
                .mapToObj(c -> (META.indexOf(c) >= 0 ? "\\" : "") + (char) c)
                .collect(Collectors.joining());
    }
}
