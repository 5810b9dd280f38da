package io.khoroszendesk.zendesk.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * What the adapter's settings tell about the account whose exchanges are scrubbed.
 *
 * @param subdomain the account's name
 * @param keys the keys of custom fields that settings name; they stay, so that the same settings fit what is replayed
 * @param country that of phone numbers without a country code; null if none is set
 */
public record KnownAccount(String subdomain, Set<String> keys, String country) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,60}");

    public KnownAccount {
        keys = Set.copyOf(keys);
    }

    /** Reads the settings that name fields. */
    public static KnownAccount of(String subdomain, Config settings) {
        Function<String, Stream<String>> list =
                name -> settings.getOptionalValues(name, String.class).stream().flatMap(List::stream);
        Set<String> keys = new HashSet<>();
        Stream.of(
                        "adapter.handles.field",
                        "adapter.bestmatch.order-fields",
                        "adapter.bestmatch.account-fields",
                        "adapter.fields.customer.hide",
                        "adapter.fields.customer.order")
                .flatMap(list)
                .forEach(keys::add);
        Stream.of("adapter.fields.customer.alias", "adapter.fields.customer.label")
                .flatMap(list)
                .forEach(pair -> keys.add(pair.replaceFirst("=.*", "")));
        Stream.of("adapter.care.fields", "adapter.care.ticket-fields")
                .flatMap(list)
                .forEach(pair -> keys.add(pair.replaceFirst("[^=]*=", "").replaceFirst("^organization\\.", "")));
        return new KnownAccount(
                subdomain,
                Set.copyOf(keys.stream()
                        .map(String::strip)
                        .filter(KEY.asMatchPredicate())
                        .toList()),
                settings.getOptionalValue("adapter.search.default-country", String.class)
                        .filter(country -> !country.isBlank())
                        .orElse(null));
    }
}
