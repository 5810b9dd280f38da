package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.zendesk.model.UserChanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A customer who is to be created.
 *
 * @param given the values that the agent gave
 * @param user the values for Zendesk
 * @param key the same for the same values of the same agent
 * @param stamped whether the external id is ours
 */
record NewCustomer(FieldModel model, Map<Field, Object> given, UserChanges user, String key, boolean stamped) {

    /** @param stamps whether a customer without an external id gets one of ours */
    static NewCustomer of(KhorosCaller caller, FieldModel model, Map<Field, Object> values, boolean stamps) {
        Map<Field, Object> given = new LinkedHashMap<>(values);
        given.values().removeIf(Objects::isNull);
        UserChanges.Builder changes =
                Customer.setFields(UserChanges.builder(), given).skipVerifyEmail();
        UserChanges asGiven = changes.build();
        if (asGiven.name() == null) {
            throw CustomerErrors.nameless(model);
        }
        String key = key(caller, given);
        boolean stamped = stamps && asGiven.externalId() == null;
        UserChanges user = stamped ? changes.externalId("khoros-" + key).build() : asGiven;
        return new NewCustomer(model, given, user, key, stamped);
    }

    private static String key(KhorosCaller caller, Map<Field, Object> given) {
        List<String> parts = new ArrayList<>();
        parts.add(caller.companyId().orElse(""));
        parts.add(caller.agentEmail().orElse(""));
        given.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Field::name)))
                .forEach(entry -> {
                    parts.add(entry.getKey().name());
                    parts.add(entry.getValue().toString());
                });
        return Digests.of(parts).substring(0, 40);
    }

    /**
     * Whether Zendesk certainly rejects a second attempt if the first has succeeded. An address doesn't make it do so:
     * users may share one where the account allows that, and nothing tells in advance whether it does.
     */
    boolean isUnique() {
        return user.externalId() != null;
    }
}
