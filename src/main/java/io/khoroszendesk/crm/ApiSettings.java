package io.khoroszendesk.crm;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.crm.access.ApiKeys;
import io.khoroszendesk.crm.access.ReservedHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what is wrong or missing in the settings of the API: its keys and the limits of bodies, in words that name the key. */
@Singleton
class ApiSettings implements SettingsValidator {

    /** A separator other than a comma would make one id of two, which no company has. */
    private static final Pattern COMPANY_ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final ApiKeyConfig access;
    private final ApiKeys keys;
    private final CrmApiConfig api;
    private final BodyConfig bodies;
    private final AdapterConfig adapter;

    @Inject
    ApiSettings(ApiKeyConfig access, ApiKeys keys, CrmApiConfig api, BodyConfig bodies, AdapterConfig adapter) {
        this.access = access;
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
        if (ReservedHeaders.contain(access.authHeaderName())) {
            problems.add("KHOROS_AUTH_HEADER_NAME is " + access.authHeaderName()
                    + ", which has a meaning of its own and can't"
                    + " hold a key: write Authorization, or a name such as X-Api-Key");
        }
        if (api.companyIds().orElse(List.of()).stream()
                .anyMatch(id -> !COMPANY_ID.matcher(id).matches())) {
            problems.add("ADAPTER_KHOROS_COMPANY_IDS must be ids such as 7,8, separated by commas alone");
        }
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
