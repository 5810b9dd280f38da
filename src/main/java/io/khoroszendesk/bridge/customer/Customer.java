package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.fields.CustomerFields;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldValues;
import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A customer as Khoros sees it.
 *
 * @param id the id of the Zendesk user
 * @param url the page that agents open
 * @param fields every populated field of the model
 */
public record Customer(String id, String url, Map<String, Object> fields) {

    static Customer of(User user, FieldModel model, AgentLinks links) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : model.fields()) {
            Object value = value(user, field);
            if (value != null && !"".equals(value)) {
                fields.put(field.name(), value);
            }
        }
        return new Customer(String.valueOf(user.id()), links.user(user.id()), fields);
    }

    private static Object value(User user, Field field) {
        return switch (field.source()) {
            case Source.Member member -> member(user, member.name());
            case Source.UserField custom ->
                FieldValues.toKhoros(field.format(), user.userFields().get(custom.key()));
            case Source.Ours ours -> null;
            case Source.TicketField ticket -> null;
        };
    }

    /** Whether a user has all of these values. Zendesk may have written a phone number in another form. */
    static boolean has(User user, Map<Field, Object> values) {
        return values.entrySet().stream().allMatch(entry -> {
            String wanted = String.valueOf(entry.getValue());
            String there = String.valueOf(value(user, entry.getKey()));
            return switch (entry.getKey().source()) {
                case Source.Member(String name)
                when name.equals(CustomerFields.EMAIL) -> EmailAddresses.same(wanted, there);
                case Source.Member(String name)
                when name.equals(CustomerFields.PHONE) -> digits(wanted).equals(digits(there));
                default -> wanted.equals(there);
            };
        });
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }

    private static Object member(User user, String name) {
        return switch (name) {
            case CustomerFields.NAME -> user.name();
            case CustomerFields.EMAIL -> user.email();
            case CustomerFields.PHONE -> user.phone();
            case CustomerFields.EXTERNAL_ID -> user.externalId();
            case "details" -> user.details();
            case "notes" -> user.notes();
            case "time_zone" -> user.timeZone();
            case "suspended" -> Boolean.TRUE.equals(user.suspended());
            default -> throw new IllegalStateException("not a member of users: " + name);
        };
    }

    /** Sets the values of fields in a change of a user. */
    static UserChanges.Builder setFields(UserChanges.Builder user, Map<Field, Object> values) {
        values.forEach((field, value) -> {
            switch (field.source()) {
                case Source.Member member -> setMember(user, member.name(), (String) value);
                case Source.UserField userField -> user.userField(userField.key(), value);
                default -> throw new IllegalStateException("not writable on users: " + field.name());
            }
        });
        return user;
    }

    private static void setMember(UserChanges.Builder user, String name, String value) {
        switch (name) {
            case CustomerFields.NAME -> user.name(value);
            case CustomerFields.EMAIL -> user.email(value);
            case CustomerFields.PHONE -> user.phone(value);
            case CustomerFields.EXTERNAL_ID -> user.externalId(value);
            case "details" -> user.details(value);
            case "notes" -> user.notes(value);
            case "time_zone" -> user.timeZone(value);
            default -> throw new IllegalStateException("not writable on users: " + name);
        }
    }
}
