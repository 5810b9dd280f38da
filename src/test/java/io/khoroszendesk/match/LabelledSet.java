package io.khoroszendesk.match;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.khoroszendesk.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Invented customers, and profiles of which is known who is behind them; both are kept as readable files. */
final class LabelledSet {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private LabelledSet() {}

    /**
     * A user of the account.
     *
     * @param key by which profiles name them
     * @param state {@code merged} and {@code suspended} in Zendesk's sense; {@code created} through the adapter moments ago
     * @param changes members that were changed through the adapter moments ago
     * @param learns the author of a case that was created moments ago
     */
    record Person(
            String key,
            String name,
            String email,
            List<String> furtherEmails,
            String phone,
            String accountNo,
            String orderNo,
            List<String> handles,
            String role,
            String state,
            Map<String, Object> changes,
            Map<String, String> learns) {

        Person {
            furtherEmails = furtherEmails == null ? List.of() : furtherEmails;
            handles = handles == null ? List.of() : handles;
        }

        boolean is(String wanted) {
            return wanted.equals(state);
        }
    }

    /** How much of a profile tells who it is. */
    enum Signal {
        /** An e-mail address or a handle that one customer has. */
        SURE,
        /** A phone, a number or a name. */
        WEAK,
        /** Nobody is right, whatever it looks like. */
        NONE
    }

    /** A profile as Khoros sends it; {@code right} holds the keys of who is behind it. */
    record Profile(
            String group,
            Signal signal,
            List<String> right,
            String displayName,
            String screenName,
            String profileUrl,
            String email,
            List<String> phoneNumbers,
            List<String> orderNumbers,
            List<String> accountNumbers) {

        Map<String, Object> body() {
            Map<String, Object> body = Json.object(
                    "displayName", displayName,
                    "screenName", screenName,
                    "profileUrl", profileUrl,
                    "email", email,
                    "phoneNumbers", phoneNumbers,
                    "orderNumbers", orderNumbers,
                    "accountNumbers", accountNumbers);
            body.values().removeIf(value -> value == null);
            return body;
        }
    }

    static List<Person> customers() {
        return read("/match/customers.json", new TypeReference<>() {});
    }

    static List<Profile> profiles() {
        return read("/match/profiles.json", new TypeReference<>() {});
    }

    private static <T> T read(String resource, TypeReference<T> type) {
        try (InputStream file = LabelledSet.class.getResourceAsStream(resource)) {
            return MAPPER.readValue(file, type);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
