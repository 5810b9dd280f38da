package io.khoroszendesk.crm;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.crm.access.ApiKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong or missing in the settings of the API: its keys and the limits of bodies, in words that name the key. */
@Singleton
class ApiSettings implements SettingsValidator {

    private final ApiKeys keys;
    private final CrmApiConfig api;
    private final BodyConfig bodies;
    private final AdapterConfig adapter;

    @Inject
    ApiSettings(ApiKeys keys, CrmApiConfig api, BodyConfig bodies, AdapterConfig adapter) {
        this.keys = keys;
        this.api = api;
        this.bodies = bodies;
        this.adapter = adapter;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!keys.areConfigured()) {
            problems.add(keys.absence() + ": it gives the key that Khoros sends, or two while it is changed");
        }
        problems.addAll(keys.problems());
        if (bodies.maxInFlight().asLongValue() < api.maxBodySize().asLongValue()) {
            problems.add("ADAPTER_BODIES_MAX_IN_FLIGHT must not be smaller than ADAPTER_KHOROS_MAX_BODY_SIZE");
        }
        adapter.publicUrl()
                .filter(Urls::isWhole)
                .flatMap(url -> Urls.repetition("ADAPTER_PUBLIC_URL", url, api.basePath()))
                .ifPresent(problems::add);
        return problems;
    }
}
