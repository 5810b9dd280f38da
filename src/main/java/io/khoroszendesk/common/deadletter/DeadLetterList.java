package io.khoroszendesk.common.deadletter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All dead letters of one place, oldest first, and what became of earlier ones since the list was begun.
 *
 * @param retried how many left because a later attempt succeeded
 * @param dropped how many left without one: too old, too many, or dropped by somebody
 */
@RegisterForReflection
record DeadLetterList(List<DeadLetter> letters, long retried, long dropped) {

    static final DeadLetterList EMPTY = new DeadLetterList(List.of(), 0, 0);

    DeadLetterList {
        letters = letters == null ? List.of() : List.copyOf(letters);
    }

    /** With these letters at the end. One that is there already is there once, with its latest cause. */
    DeadLetterList with(Collection<DeadLetter> more, int max, Duration life, Instant now) {
        Map<String, DeadLetter> all = byId();
        for (DeadLetter letter : more) {
            all.remove(letter.id());
            all.put(letter.id(), letter);
        }
        return new DeadLetterList(List.copyOf(all.values()), retried, dropped).pruned(max, life, now);
    }

    /** Without what is too old, and without the oldest of too many. */
    DeadLetterList pruned(int max, Duration life, Instant now) {
        long oldest = now.minus(life).getEpochSecond();
        List<DeadLetter> young =
                letters.stream().filter(letter -> letter.at() > oldest).toList();
        List<DeadLetter> left = young.subList(Math.max(0, young.size() - max), young.size());
        return new DeadLetterList(left, retried, dropped + letters.size() - left.size());
    }

    /** Without these; those that were there are counted. */
    DeadLetterList without(Collection<String> ids, boolean areDone) {
        Map<String, DeadLetter> all = byId();
        int before = all.size();
        ids.forEach(all::remove);
        int gone = before - all.size();
        return new DeadLetterList(
                List.copyOf(all.values()), retried + (areDone ? gone : 0), dropped + (areDone ? 0 : gone));
    }

    /** Both lists; a letter that is in both is there once. */
    DeadLetterList and(DeadLetterList other) {
        Map<String, DeadLetter> all = byId();
        other.letters.forEach(letter -> all.merge(letter.id(), letter, (a, b) -> a.at() < b.at() ? b : a));
        List<DeadLetter> sorted = new ArrayList<>(all.values());
        sorted.sort((a, b) -> Long.compare(a.at(), b.at()));
        return new DeadLetterList(sorted, retried + other.retried, dropped + other.dropped);
    }

    private Map<String, DeadLetter> byId() {
        Map<String, DeadLetter> all = new LinkedHashMap<>();
        letters.forEach(letter -> all.put(letter.id(), letter));
        return all;
    }
}
