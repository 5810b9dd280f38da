package io.khoroszendesk.bridge;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldsConfig;
import io.khoroszendesk.bridge.identity.SearchConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the settings of the bridge. Each problem is a sentence that names the setting's key. */
@Singleton
public class BridgeSettings implements SettingsValidator {

    private static final Pattern TAG = Pattern.compile("[^\\s,;]+");

    private final FieldsConfig fields;
    private final SearchConfig search;
    private final CasesConfig cases;

    @Inject
    BridgeSettings(FieldsConfig fields, SearchConfig search, CasesConfig cases) {
        this.fields = fields;
        this.search = search;
        this.cases = cases;
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
        if (cases.tags().stream().anyMatch(tag -> !TAG.matcher(tag).matches())) {
            problems.add(
                    "ADAPTER_CASES_TAGS must be tags such as khoros,social_media, separated by commas, without blanks in"
                            + " them, because Zendesk makes several tags of one with blanks");
        }
        return problems;
    }
}
