package io.khoroszendesk.bridge;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldsConfig;
import io.khoroszendesk.bridge.identity.SearchConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Checks the settings of the bridge. Each problem is a sentence that names the setting's key. */
@Singleton
public class BridgeSettings implements SettingsValidator {

    private final FieldsConfig fields;
    private final SearchConfig search;

    @Inject
    BridgeSettings(FieldsConfig fields, SearchConfig search) {
        this.fields = fields;
        this.search = search;
    }

    /** The problems found; empty if the settings are valid. */
    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        problems.addAll(FieldModel.problems("ADAPTER_FIELDS_CUSTOMER", fields.customer()));
        problems.addAll(FieldModel.problems("ADAPTER_FIELDS_CASE", fields.cases()));
        search.defaultCountry()
                .filter(country ->
                        !PhoneNumberUtil.getInstance().getSupportedRegions().contains(country))
                .ifPresent(country -> problems.add(
                        "ADAPTER_SEARCH_DEFAULT_COUNTRY is not a country's two capital letters, such as DE"));
        return problems;
    }
}
