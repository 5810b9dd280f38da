package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.push.Detachment.Outcome;
import io.khoroszendesk.care.push.PushSummary.Ending;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects the outcomes for users during a push. */
final class PushTally {

    private final Map<Ending, Integer> counts = new EnumMap<>(Ending.class);
    private final Map<Long, String> failures = new LinkedHashMap<>();
    private final Map<String, Integer> notJoined = new TreeMap<>();
    private final Map<Long, Set<AuthorRef>> joined = new LinkedHashMap<>();
    private final Set<Long> unsettled = new LinkedHashSet<>();
    private final Set<Long> gone = new LinkedHashSet<>();
    private Optional<CareException> broken = Optional.empty();

    void count(Ending ending) {
        counts.merge(ending, 1, Integer::sum);
    }

    void add(PushResult result) {
        result.succeeded().forEach(id -> count(Ending.PUSHED));
        result.failed()
                .forEach(failed -> failures.put(Long.valueOf(failed.update().id()), failed.reason()));
        result.joined()
                .forEach(account -> joined.computeIfAbsent(Long.valueOf(account.id()), any -> new LinkedHashSet<>())
                        .add(account.account()));
        result.notJoined().forEach(apart -> {
            notJoined.merge(apart.reason().words(), 1, Integer::sum);
            if (apart.reason().mayPass()) {
                unsettled.add(Long.valueOf(apart.id()));
            }
        });
        broken = broken.or(result::broken);
    }

    void add(long id, Detachment detachment) {
        if (detachment.outcome() != Outcome.UNKNOWN) {
            gone.add(id);
        }
        switch (detachment.outcome()) {
            case SPLIT -> count(Ending.SPLIT);
            case ALONE -> count(Ending.ALONE);
            case UNKNOWN -> count(Ending.UNKNOWN);
            case IMPOSSIBLE -> failures.put(id, detachment.words());
        }
    }

    void failed(long id, CareException fault) {
        failures.put(id, fault.getMessage());
        if (fault.concernsAll()) {
            broken = broken.or(() -> Optional.of(fault));
        }
    }

    boolean isBroken() {
        return broken.isPresent();
    }

    PushSummary summary() {
        return new PushSummary(counts, failures, notJoined, joined, unsettled, gone, broken);
    }
}
