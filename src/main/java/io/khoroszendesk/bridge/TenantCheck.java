package io.khoroszendesk.bridge;

import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.bridge.fields.CaseFields;
import io.khoroszendesk.bridge.fields.CustomerFields;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldsConfig;
import io.khoroszendesk.bridge.fields.FieldsConfig.Changes;
import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.bridge.identity.BestMatchConfig;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.TicketField;
import io.khoroszendesk.zendesk.model.UserField;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds settings that name fields or groups the tenant doesn't have, which usually happens after the tenant was
 * swapped.
 */
@Singleton
public class TenantCheck {

    private final FieldsConfig fields;
    private final HandlesConfig handles;
    private final BestMatchConfig match;
    private final CasesConfig cases;

    @Inject
    TenantCheck(FieldsConfig fields, HandlesConfig handles, BestMatchConfig match, CasesConfig cases) {
        this.fields = fields;
        this.handles = handles;
        this.match = match;
        this.cases = cases;
    }

    /** The problems with a tenant that has these fields and groups. Each is a sentence that names the setting's key. */
    public List<String> get(List<UserField> userFields, List<TicketField> ticketFields, List<Group> groups) {
        List<String> problems = new ArrayList<>();
        Set<String> ofCustomers =
                names(CustomerFields.of(userFields, handles.field(), Changes.NONE), fields.customer());
        Set<String> ofCases = names(CaseFields.of(ticketFields, List.of(), groups, Changes.NONE), fields.cases());
        unknown("ADAPTER_FIELDS_CUSTOMER", fields.customer(), ofCustomers, problems);
        unknown("ADAPTER_FIELDS_CASE", fields.cases(), ofCases, problems);
        unknown("ADAPTER_BESTMATCH_ORDER_FIELDS", match.orderFields(), ofCustomers, problems);
        unknown("ADAPTER_BESTMATCH_ACCOUNT_FIELDS", match.accountFields(), ofCustomers, problems);
        cases.group()
                .filter(id -> !groups.isEmpty() && groups.stream().noneMatch(group -> id.equals(group.id())))
                .ifPresent(id -> problems.add("ADAPTER_CASES_GROUP names the group " + id + ", which doesn't exist"));
        return problems;
    }

    /** The tenant's own field names and the configured aliases. */
    private static Set<String> names(FieldModel model, Changes changes) {
        Set<String> names = new HashSet<>();
        model.fields().forEach(field -> names.add(field.name()));
        changes.alias().orElse(List.of()).forEach(alias -> names.add(right(alias)));
        return names;
    }

    private static void unknown(String key, Changes changes, Set<String> names, List<String> problems) {
        unknown(key + "_HIDE", changes.hide(), names, problems);
        unknown(key + "_ALIAS", changes.alias(), names, problems);
        unknown(key + "_LABEL", changes.label(), names, problems);
        unknown(key + "_ORDER", changes.order(), names, problems);
    }

    private static void unknown(String key, Optional<List<String>> entries, Set<String> names, List<String> problems) {
        entries.orElse(List.of()).stream()
                .map(TenantCheck::left)
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add(key + " names the field " + name + ", which the account doesn't have"));
    }

    private static String left(String entry) {
        return entry.replaceFirst("=.*", "").trim();
    }

    private static String right(String entry) {
        return entry.replaceFirst("[^=]*=", "").trim();
    }
}
