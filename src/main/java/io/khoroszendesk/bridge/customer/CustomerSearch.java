package io.khoroszendesk.bridge.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.Lengths;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.bridge.fields.CustomerFields;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.Field.Format;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldValues;
import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.bridge.identity.FoundUsers;
import io.khoroszendesk.bridge.identity.PersonNames;
import io.khoroszendesk.bridge.identity.PhoneNumber;
import io.khoroszendesk.bridge.identity.RecentCustomers;
import io.khoroszendesk.bridge.identity.SearchConfig;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserQuery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the customers that match all criteria. Zendesk matches loosely, so every hit is checked again here. */
@Singleton
public class CustomerSearch {

    private static final int LONGEST_NUMBER = 100;

    private final ZendeskClient zendesk;
    private final RecentCustomers recent;
    private final SearchConfig config;

    @Inject
    public CustomerSearch(ZendeskClient zendesk, RecentCustomers recent, SearchConfig config) {
        this.zendesk = zendesk;
        this.recent = recent;
        this.config = config;
    }

    /** A field and the value it must have; {@code words} are the words of the value. */
    private record Criterion(Field field, String value, List<String> words) {

        static Criterion of(Field field, String value) {
            return new Criterion(
                    field, value, isMember(field, CustomerFields.NAME) ? PersonNames.words(value) : List.of());
        }
    }

    List<User> find(FieldModel model, Map<String, JsonNode> members) {
        List<Criterion> criteria = criteria(model, members);
        if (criteria.isEmpty() || criteria.stream().anyMatch(c -> c.value().length() > Lengths.NAME)) {
            // No customer has such a value, and a shortened one would find others.
            return List.of();
        }
        FoundUsers found = new FoundUsers(zendesk, recent);
        found.add(recent.besideThoseOfOthers(() -> {
            List<User> asked = ask(criteria);
            asked.forEach(recent::seen);
            return asked;
        }));
        return found.shown(config.maxResults(), users -> users.stream()
                .filter(user -> user.isEndUser() && user.isActive())
                .filter(user -> criteria.stream().allMatch(criterion -> meets(user, criterion)))
                .toList());
    }

    private static List<Criterion> criteria(FieldModel model, Map<String, JsonNode> members) {
        List<FieldError> unsearchable = new ArrayList<>();
        members.keySet().stream()
                .filter(name -> model.field(name)
                        .filter(field -> field.isWritable() && !field.searchable())
                        .isPresent())
                .forEach(name -> unsearchable.add(new FieldError(name, "Customers can't be searched by this field.")));
        if (!unsearchable.isEmpty()) {
            throw FieldValues.unreadable(unsearchable);
        }
        FieldValues.checkTypes(model, members, FieldModel.READ_ONLY);
        List<Criterion> criteria = new ArrayList<>();
        members.forEach((name, value) -> model.field(name)
                .filter(Field::searchable)
                .filter(field -> !value.asText("").isBlank())
                .ifPresent(
                        field -> criteria.add(Criterion.of(field, value.asText().trim()))));
        return criteria;
    }

    /** Makes one call: by external id if it is given, because that is exact and current; otherwise by the search. */
    private List<User> ask(List<Criterion> criteria) {
        Optional<Criterion> externalId = criteria.stream()
                .filter(c -> isMember(c.field(), CustomerFields.EXTERNAL_ID))
                .findFirst();
        if (externalId.isPresent()) {
            return zendesk.usersByExternalId(externalId.get().value());
        }
        UserQuery query = UserQuery.customers();
        for (Criterion criterion : criteria) {
            query.andAny(keyword(criterion.field()), forms(criterion));
        }
        return query.isEmpty() ? List.of() : zendesk.searchUsers(query);
    }

    private List<String> forms(Criterion criterion) {
        if (isMember(criterion.field(), CustomerFields.PHONE)) {
            return phone(criterion.value()).map(PhoneNumber::forms).orElse(List.of(criterion.value()));
        }
        return List.of(criterion.value());
    }

    private static String keyword(Field field) {
        return switch (field.source()) {
            case Source.Member member -> member.name();
            case Source.UserField custom -> custom.key();
            default -> throw new IllegalStateException("not searchable: " + field.name());
        };
    }

    private boolean meets(User user, Criterion criterion) {
        Field field = criterion.field();
        String wanted = criterion.value();
        return switch (field.source()) {
            case Source.Member member ->
                switch (member.name()) {
                    case CustomerFields.NAME -> PersonNames.matches(criterion.words(), user.name());
                    case CustomerFields.EMAIL -> EmailAddresses.same(wanted, user.email());
                    case CustomerFields.PHONE -> samePhone(wanted, user.phone());
                    default -> wanted.equalsIgnoreCase(Objects.requireNonNullElse(user.externalId(), ""));
                };
            case Source.UserField custom ->
                sameValue(field, wanted, user.userFields().get(custom.key()));
            default -> false;
        };
    }

    private boolean samePhone(String wanted, String phone) {
        Optional<PhoneNumber> there = phone(phone);
        return phone(wanted).filter(w -> there.filter(w::same).isPresent()).isPresent();
    }

    private Optional<PhoneNumber> phone(String text) {
        return PhoneNumber.of(text, config.defaultCountry().orElse(null));
    }

    private static boolean sameValue(Field field, String wanted, JsonNode stored) {
        Object value = FieldValues.toKhoros(field.format(), stored);
        if (value == null) {
            return false;
        }
        if (field.format() == Format.INTEGER || field.format() == Format.DECIMAL) {
            if (wanted.length() > LONGEST_NUMBER) {
                return false;
            }
            try {
                return new BigDecimal(wanted).compareTo(new BigDecimal(value.toString())) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return wanted.equalsIgnoreCase(value.toString().trim());
    }

    private static boolean isMember(Field field, String name) {
        return field.source() instanceof Source.Member member && member.name().equals(name);
    }
}
