package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.SocialProfile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A profile, prepared once for all candidates.
 *
 * @param numbers order and account numbers by the key of the user field that may hold them
 * @param handlesField the user field that stores handles
 * @param owner the user who is known to have the e-mail address as a secondary one
 * @param isEmailShared whether Zendesk says that several users share the address
 */
record Wanted(
        Optional<String> email,
        Optional<Handle> handle,
        List<PhoneNumber> phones,
        Map<String, Set<String>> numbers,
        String name,
        PersonNames.Words words,
        String handlesField,
        String country,
        Optional<Long> owner,
        boolean isEmailShared) {

    static Wanted of(
            SocialProfile profile,
            String handlesField,
            Collection<String> accountFields,
            Collection<String> orderFields,
            String country) {
        Map<String, Set<String>> numbers = new LinkedHashMap<>();
        accountFields.forEach(key -> addNumbers(numbers, key, profile.accountNumbers()));
        orderFields.forEach(key -> addNumbers(numbers, key, profile.orderNumbers()));
        return new Wanted(
                EmailAddresses.normal(profile.email()),
                Handle.ofProfile(profile.screenName(), profile.profileUrl()),
                profile.phoneNumbers().stream()
                        .map(phone -> PhoneNumber.of(phone, country))
                        .flatMap(Optional::stream)
                        .toList(),
                numbers,
                profile.displayName(),
                PersonNames.Words.of(profile.displayName()),
                handlesField,
                country,
                Optional.empty(),
                false);
    }

    Wanted ownedBy(long user, boolean isShared) {
        return new Wanted(
                email, handle, phones, numbers, name, words, handlesField, country, Optional.of(user), isShared);
    }

    private static void addNumbers(Map<String, Set<String>> all, String key, List<String> numbers) {
        Set<String> normal = numbers.stream()
                .map(MatchScore::normalNumber)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        if (!normal.isEmpty()) {
            all.merge(key, normal, (some, others) -> {
                some.addAll(others);
                return some;
            });
        }
    }
}
