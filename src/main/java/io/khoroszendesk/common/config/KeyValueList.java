package io.khoroszendesk.common.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A setting that is a list of entries {@code key=value}.
 *
 * @param entries in their order, those of another form included
 */
public record KeyValueList(List<Entry> entries) {

    /**
     * One entry.
     *
     * @param text as it stands in the setting
     * @param key without blanks around it; empty where there is none
     * @param value without blanks around it; empty where there is none
     */
    public record Entry(String text, String key, String value) {

        /** Whether it is of the form {@code key=value}, both with something in them. */
        public boolean isWhole() {
            return !key.isEmpty() && !value.isEmpty();
        }
    }

    public static KeyValueList parse(List<String> list) {
        return new KeyValueList(list.stream().map(KeyValueList::entry).toList());
    }

    private static Entry entry(String text) {
        int sign = text.indexOf('=');
        return sign < 0
                ? new Entry(text, "", "")
                : new Entry(
                        text,
                        text.substring(0, sign).strip(),
                        text.substring(sign + 1).strip());
    }

    /** The first entry of another form, as it stands in the setting. */
    public Optional<String> malformed() {
        return entries.stream()
                .filter(entry -> !entry.isWhole())
                .map(Entry::text)
                .findFirst();
    }

    /** The values by their keys, in their order; of a key that stands there twice the last one. Malformed entries are left out. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        entries.stream().filter(Entry::isWhole).forEach(entry -> map.put(entry.key(), entry.value()));
        return map;
    }
}
