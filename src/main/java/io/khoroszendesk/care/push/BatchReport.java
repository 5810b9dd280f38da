package io.khoroszendesk.care.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareEnvelope;
import io.khoroszendesk.care.api.LenientJson;
import io.khoroszendesk.care.api.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the response to a batch says about its elements. It is only documented that successes are in {@code data} and
 * failures in {@code metadata}, so nothing else is relied on.
 *
 * @param confirmed the customers among the successes
 * @param foreign whether there are successes, and none of them is one of the customers
 * @param refused the customers whom exactly one error names, with its text
 * @param unclear the texts of errors that name none or several of the customers; null if there are none
 */
record BatchReport(Set<String> confirmed, boolean foreign, Map<String, String> refused, String unclear) {

    private static final Pattern FAILURES =
            Pattern.compile("fail|error|reject|refus|invalid", Pattern.CASE_INSENSITIVE);

    /**
     * Whether it is open if this customer's element was taken: where Care lists successes, whoever isn't among them, and
     * otherwise everybody if there are errors that name nobody.
     */
    boolean isOpen(AuthorUpdate update) {
        return (unclear != null || namesSuccesses())
                && !confirmed.contains(update.id())
                && !refused.containsKey(update.id());
    }

    /** Whether Care lists successes, whosever they are. */
    boolean namesSuccesses() {
        return foreign || !confirmed.isEmpty();
    }

    static BatchReport of(CareEnvelope answer, String crmKey, List<AuthorUpdate> batch) {
        Set<String> ids = batch.stream().map(AuthorUpdate::id).collect(Collectors.toSet());
        List<Person> persons = answer.persons();
        Set<String> confirmed = persons.stream()
                .flatMap(person -> person.customers(crmKey).stream())
                .filter(ids::contains)
                .collect(Collectors.toSet());
        Map<String, String> refused = new LinkedHashMap<>();
        String unclear = countsFailures(answer.metadata()) ? "Care counts a failure and doesn't say why." : null;
        for (Complaint complaint : complaints(answer.metadata())) {
            Set<String> named = named(complaint, ids);
            if (named.size() == 1) {
                refused.putIfAbsent(named.iterator().next(), complaint.text());
            } else {
                unclear = complaint.text();
            }
        }
        return new BatchReport(confirmed, !persons.isEmpty() && confirmed.isEmpty(), refused, unclear);
    }

    /** An entry of the metadata with its key. */
    private record Complaint(String key, JsonNode body) {

        /** Its text: a member with a matching name, otherwise all texts. */
        String text() {
            for (String name : List.of("message", "error", "reason", "description", "errorMessage")) {
                String text = LenientJson.text(body, name);
                if (text != null && !text.isBlank()) {
                    return text;
                }
            }
            return String.join(" ", scalars(body));
        }
    }

    /** Whether a count says that elements failed, of which nothing tells which. */
    private static boolean countsFailures(JsonNode metadata) {
        return metadata.isObject()
                && metadata.properties().stream()
                        .anyMatch(member -> FAILURES.matcher(member.getKey()).find()
                                && member.getValue().isNumber()
                                && member.getValue().asLong() > 0);
    }

    /** Counts and empty lists are not errors that name anybody. */
    private static List<Complaint> complaints(JsonNode metadata) {
        List<Complaint> complaints = new ArrayList<>();
        if (metadata.isTextual() && !metadata.asText().isBlank()) {
            complaints.add(new Complaint("", metadata));
        } else if (metadata.isArray()) {
            metadata.forEach(entry -> complaints.add(new Complaint("", entry)));
        } else if (metadata.isObject() && metadata.has("message")) {
            complaints.add(new Complaint("", metadata));
        } else {
            metadata.properties().forEach(member -> {
                JsonNode value = member.getValue();
                if (value.isArray()) {
                    value.forEach(entry -> complaints.add(new Complaint(member.getKey(), entry)));
                } else if ((value.isObject() && !value.isEmpty())
                        || (value.isTextual() && !value.asText().isBlank())) {
                    complaints.add(new Complaint(member.getKey(), value));
                }
            });
        }
        return complaints;
    }

    /** The customers named by an error: as a member's value, as its key, or as a word of a sentence. */
    private static Set<String> named(Complaint complaint, Set<String> ids) {
        Set<String> named = new HashSet<>();
        List<String> texts = new ArrayList<>(scalars(complaint.body()));
        texts.add(complaint.key());
        for (String text : texts) {
            for (String word : text.split("[^\\p{Alnum}_]+")) {
                if (ids.contains(word)) {
                    named.add(word);
                }
            }
        }
        return named;
    }

    private static List<String> scalars(JsonNode node) {
        List<String> texts = new ArrayList<>();
        String text = LenientJson.text(node);
        if (text != null) {
            texts.add(text);
        }
        node.forEach(child -> texts.addAll(scalars(child)));
        return texts;
    }
}
