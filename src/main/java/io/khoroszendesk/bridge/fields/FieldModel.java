package io.khoroszendesk.bridge.fields;

import io.khoroszendesk.bridge.fields.FieldsConfig.Changes;
import io.khoroszendesk.common.config.KeyValueList;
import io.khoroszendesk.common.config.KeyValueList.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields of one object, customer or case, as Khoros sees them. */
public final class FieldModel {

    /** Members of the contract that answers hold. Where a request brings them back they are passed over. */
    public static final Set<String> READ_ONLY = Set.of(
            "id", "url", "uri", "linkUrl", "created", "lastUpdated", "number", "status", "description", "suspended");

    private final String name;
    private final Map<String, Field> fields;

    private FieldModel(String name, Map<String, Field> fields) {
        this.name = name;
        this.fields = fields;
    }

    /**
     * Builds the model from the tenant's fields and applies the configured changes. A field's name gets the suffix
     * {@code _field} if it is {@code reserved} for a member of the API or taken by an earlier field.
     */
    static FieldModel of(String name, List<Field> builtIn, List<Field> custom, Set<String> reserved, Changes changes) {
        Map<String, String> aliases = pairs(changes.alias()).toMap();
        Map<String, String> labels = pairs(changes.label()).toMap();
        Set<String> hidden = Set.copyOf(changes.hide().orElse(List.of()));
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, String> originals = new LinkedHashMap<>();
        for (Field field : builtIn) {
            boolean isOfTheContract = field.source() instanceof Field.Source.Ours;
            originals.put(put(fields, field, aliases, isOfTheContract ? Set.of() : reserved), field.name());
        }
        for (Field field : custom) {
            originals.put(put(fields, field, aliases, reserved), field.name());
        }
        fields.keySet().removeIf(shown -> hidden.contains(shown) || hidden.contains(originals.get(shown)));
        fields.replaceAll((shown, field) -> {
            String label = labels.getOrDefault(shown, labels.get(originals.get(shown)));
            return label == null ? field : field.labelled(label);
        });
        return new FieldModel(name, ordered(fields, changes.order().orElse(List.of()), originals));
    }

    /** Adds a field and returns the name it got. */
    private static String put(
            Map<String, Field> fields, Field field, Map<String, String> aliases, Set<String> reserved) {
        String name = aliases.getOrDefault(field.name(), field.name());
        while (reserved.contains(name) || fields.containsKey(name)) {
            name += "_field";
        }
        fields.put(name, field.named(name));
        return name;
    }

    private static Map<String, Field> ordered(
            Map<String, Field> fields, List<String> order, Map<String, String> originals) {
        Map<String, Field> ordered = new LinkedHashMap<>();
        for (String first : order) {
            fields.keySet().stream()
                    .filter(shown ->
                            shown.equals(first) || (!fields.containsKey(first) && first.equals(originals.get(shown))))
                    .findFirst()
                    .ifPresent(shown -> ordered.put(shown, fields.get(shown)));
        }
        fields.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private static KeyValueList pairs(Optional<List<String>> entries) {
        return KeyValueList.parse(entries.orElse(List.of()));
    }

    /** {@code customer} or {@code case}. */
    public String name() {
        return name;
    }

    public Collection<Field> fields() {
        return fields.values();
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The name of the field that is stored at {@code source}, if the model shows it. */
    public Optional<String> nameOf(Field.Source source) {
        return fields.values().stream()
                .filter(field -> field.source().equals(source))
                .map(Field::name)
                .findFirst();
    }

    List<Field> writable() {
        return fields.values().stream().filter(Field::isWritable).toList();
    }

    /** Checks the configured changes as far as that takes no fields, when the service starts. */
    public static List<String> problems(String key, Changes changes) {
        List<String> problems = new ArrayList<>();
        for (var entry :
                Map.of("alias", changes.alias(), "label", changes.label()).entrySet()) {
            String setting = key + "_" + entry.getKey().toUpperCase(Locale.ROOT);
            KeyValueList pairs = pairs(entry.getValue());
            pairs.malformed().ifPresent(text -> problems.add(setting + ": not of the form name=value: " + text));
            repeated(pairs, Entry::key)
                    .ifPresent(field ->
                            problems.add(setting + " names the field " + field + " twice: remove one of them"));
        }
        // Of two fields with one name, the second would get another one that nobody has asked for.
        repeated(pairs(changes.alias()), Entry::value)
                .ifPresent(alias -> problems.add(
                        key + "_ALIAS gives two fields the name " + alias + ": write another one for one of them"));
        return problems;
    }

    private static Optional<String> repeated(KeyValueList pairs, Function<Entry, String> part) {
        Set<String> seen = new HashSet<>();
        return pairs.entries().stream()
                .filter(Entry::isWhole)
                .map(part)
                .filter(text -> !seen.add(text))
                .findFirst();
    }
}
