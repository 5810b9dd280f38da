package io.khoroszendesk.marketing.events;

import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.crm.CrmApiConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the settings of events. Each problem is a sentence that names the setting's key. */
@Singleton
public class EventSettings implements SettingsValidator {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final Pattern TOKEN = Pattern.compile("[!-+\\--~]{20,500}");

    private final EventsConfig config;
    private final CrmApiConfig api;
    private final EventTokens tokens;
    private final BodyConfig bodies;

    @Inject
    public EventSettings(EventsConfig config, CrmApiConfig api, EventTokens tokens, BodyConfig bodies) {
        this.config = config;
        this.api = api;
        this.tokens = tokens;
        this.bodies = bodies;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!Urls.isPath(config.path())) {
            problems.add("ADAPTER_EVENTS_PATH is not a path such as /hooks/khoros");
        }
        if ((config.path() + "/").startsWith(Urls.withoutSlashAtEnd(api.basePath()) + "/")) {
            problems.add(
                    "ADAPTER_EVENTS_PATH must not lie below ADAPTER_KHOROS_BASE_PATH, where the API's key is asked for");
        }
        if (bodies.maxInFlight().asLongValue() < config.maxBodySize().asLongValue()) {
            problems.add("ADAPTER_BODIES_MAX_IN_FLIGHT must not be smaller than ADAPTER_EVENTS_MAX_BODY_SIZE");
        }
        config.name()
                .filter(name -> !NAME.matcher(name).matches())
                .ifPresent(name -> problems.add(
                        "ADAPTER_EVENTS_NAME may only have letters, digits, hyphens and underscores, at most" + " 60"));
        if (tokens.all().stream().anyMatch(token -> !TOKEN.matcher(token).matches())) {
            problems.add("KHOROS_EVENTS_TOKEN must have at least 20 characters, none of them blank or outside ASCII");
        }
        if (config.ticketLabels().filter(labels -> !labels.isEmpty()).isPresent() && !tokens.areConfigured()) {
            problems.add(tokens.absence() + ", although ADAPTER_EVENTS_TICKET_LABELS is set");
        }
        return problems;
    }
}
