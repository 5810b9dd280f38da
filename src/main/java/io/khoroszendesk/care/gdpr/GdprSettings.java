package io.khoroszendesk.care.gdpr;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Checks the settings of the GDPR API's account. Each problem is a sentence that names the setting's key. */
@Singleton
class GdprSettings implements SettingsValidator {

    private final GdprConfig config;
    private final CareConfig care;
    private final GdprCredentials credentials;

    @Inject
    GdprSettings(GdprConfig config, CareConfig care, GdprCredentials credentials) {
        this.config = config;
        this.care = care;
        this.credentials = credentials;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!config.isMentioned()) {
            return problems;
        }
        if (!care.isMentioned()) {
            problems.add(
                    "CARE_GDPR_USERNAME and CARE_GDPR_PASSWORD do nothing without CARE_URL and the other settings of"
                            + " Khoros Care");
        }
        if (config.username().isEmpty()) {
            problems.add("CARE_GDPR_USERNAME is missing, although CARE_GDPR_PASSWORD is set");
        }
        config.username()
                .filter(name -> name.contains(":"))
                .ifPresent(name -> problems.add(
                        "CARE_GDPR_USERNAME must not contain a colon, because HTTP Basic ends the name with it"));
        if (credentials.password().isEmpty()) {
            problems.add(credentials.absence());
        }
        return problems;
    }
}
