package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.memory.SharedMemory.Claim.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The shared memory in this process. It can be off, and it can be lost. */
public final class FakeSharedMemory implements SharedMemory {

    private final Clock clock;
    private final boolean isOn;
    private final Map<String, Making> making = new HashMap<>();
    private final Map<String, Held> locks = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();
    private final Map<String, Map<String, Note>> sets = new HashMap<>();
    private final Map<String, List<Instant>> buckets = new HashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Map<String, List<Consumer<Note>>> listeners = new HashMap<>();
    private final Map<String, Listed> lists = new HashMap<>();
    private boolean isLost;
    private int callsBeforeLost = Integer.MAX_VALUE;
    private long versions;
    private int calls;

    private record Making(State state, String value, Instant begun, Instant leaseEnd, Instant end) {}

    private record Held(long token, Instant end) {}

    private static final class Listed {
        final Map<String, String> texts = new LinkedHashMap<>();
        final Map<String, Instant> since = new HashMap<>();
        long done;
        long dropped;

        void prune(int most, Instant oldest) {
            int before = texts.size();
            texts.keySet().removeIf(id -> !since.get(id).isAfter(oldest));
            while (texts.size() > most) {
                texts.remove(texts.keySet().iterator().next());
            }
            dropped += before - texts.size();
        }
    }

    private FakeSharedMemory(Clock clock, boolean isOn) {
        this.clock = clock;
        this.isOn = isOn;
    }

    public static FakeSharedMemory on(Clock clock) {
        return new FakeSharedMemory(clock, true);
    }

    /** No memory, as where none is configured. */
    public static FakeSharedMemory off() {
        return new FakeSharedMemory(Clock.systemUTC(), false);
    }

    /** Nothing can be asked of it from now on. */
    public synchronized void isLost() {
        isLost = true;
    }

    /** It answers this many further calls, and none after them. */
    public synchronized void isLostAfter(int further) {
        callsBeforeLost = calls + further;
    }

    public synchronized void isBack() {
        isLost = false;
        callsBeforeLost = Integer.MAX_VALUE;
    }

    public synchronized void forgetsAll() {
        making.clear();
        locks.clear();
        tokens.clear();
        sets.clear();
        ends.clear();
        buckets.clear();
        lists.clear();
    }

    /** How often it was asked. */
    public synchronized int calls() {
        return calls;
    }

    @Override
    public boolean isOn() {
        return isOn;
    }

    @Override
    public synchronized Claim claim(String key, String owner, Duration lease, Duration life)
            throws MemoryUnavailableException {
        ask();
        Instant now = clock.instant();
        Making there = making.get(key);
        boolean isGone = there == null || !there.end().isAfter(now);
        if (!isGone && there.state() == State.MADE) {
            return new Claim(State.MADE, Optional.of(there.value()), Optional.empty());
        }
        if (!isGone && there.state() == State.BUSY && there.leaseEnd().isAfter(now)) {
            return new Claim(State.BUSY, Optional.empty(), Optional.of(there.begun()));
        }
        boolean isFirst = isGone || there.state() == State.FREED;
        Instant begun = isFirst ? Instant.ofEpochMilli(now.toEpochMilli()) : there.begun();
        making.put(key, new Making(State.BUSY, owner, begun, now.plus(lease), now.plus(life)));
        return new Claim(
                isGone || !isFirst ? State.MINE : State.FREED,
                Optional.empty(),
                isFirst ? Optional.empty() : Optional.of(begun));
    }

    @Override
    public synchronized void renew(String key, String owner, Duration lease, Duration life)
            throws MemoryUnavailableException {
        ask();
        Instant now = clock.instant();
        Making there = making.get(key);
        if (there == null || !there.end().isAfter(now)) {
            making.put(key, new Making(State.BUSY, owner, now, now.plus(lease), now.plus(life)));
        } else if (isOf(key, owner)) {
            making.put(key, new Making(there.state(), owner, there.begun(), now.plus(lease), there.end()));
        }
    }

    @Override
    public synchronized void made(String key, String result, Duration life) throws MemoryUnavailableException {
        ask();
        Instant now = clock.instant();
        making.put(key, new Making(State.MADE, result, now, now, now.plus(life)));
    }

    @Override
    public synchronized void release(String key, String owner, boolean inDoubt, Duration life)
            throws MemoryUnavailableException {
        ask();
        if (isOf(key, owner)) {
            Instant now = clock.instant();
            State state = inDoubt ? State.MINE : State.FREED;
            making.put(key, new Making(state, "", making.get(key).begun(), now, now.plus(life)));
        }
    }

    private boolean isOf(String key, String owner) {
        Making there = making.get(key);
        return there != null && there.state() == State.BUSY && there.value().equals(owner);
    }

    @Override
    public synchronized OptionalLong lock(String key, Duration lease) throws MemoryUnavailableException {
        ask();
        Held held = locks.get(key);
        if (held != null && held.end().isAfter(clock.instant())) {
            return OptionalLong.empty();
        }
        long token = tokens.merge(key, 1L, Long::sum);
        locks.put(key, new Held(token, clock.instant().plus(lease)));
        return OptionalLong.of(token);
    }

    @Override
    public synchronized void unlock(String key, long token) throws MemoryUnavailableException {
        ask();
        if (locks.containsKey(key) && locks.get(key).token() == token) {
            locks.remove(key);
        }
    }

    @Override
    public synchronized boolean isLatest(String key, long token) throws MemoryUnavailableException {
        ask();
        return tokens.getOrDefault(key, 0L) == token;
    }

    @Override
    public synchronized Note note(String set, String id, Duration life) throws MemoryUnavailableException {
        ask();
        Note note = new Note(id, life, ++versions);
        sets.computeIfAbsent(set, any -> new HashMap<>()).put(id, note);
        ends.put(set + " " + id, clock.instant().plus(life));
        listeners.getOrDefault(set, List.of()).forEach(told -> told.accept(note));
        return note;
    }

    @Override
    public synchronized List<Note> notes(String set) throws MemoryUnavailableException {
        ask();
        Instant now = clock.instant();
        return sets.getOrDefault(set, Map.of()).values().stream()
                .filter(note -> ends.get(set + " " + note.id()).isAfter(now))
                .map(note ->
                        new Note(note.id(), Duration.between(now, ends.get(set + " " + note.id())), note.version()))
                .sorted(Comparator.comparing(Note::version).reversed())
                .toList();
    }

    @Override
    public synchronized void listen(String set, Consumer<Note> listener) {
        listeners.computeIfAbsent(set, any -> new ArrayList<>()).add(listener);
    }

    @Override
    public synchronized Duration spend(String bucket, int most, Duration life) throws MemoryUnavailableException {
        ask();
        Instant now = clock.instant();
        List<Instant> out = buckets.computeIfAbsent(bucket, any -> new ArrayList<>());
        out.removeIf(taken -> !taken.plus(life).isAfter(now));
        if (out.size() < most) {
            out.add(now);
            return Duration.ZERO;
        }
        return Duration.between(now, out.get(out.size() - most).plus(life));
    }

    @Override
    public synchronized void remember(String key, Duration life) throws MemoryUnavailableException {
        ask();
        ends.put(key, clock.instant().plus(life));
    }

    @Override
    public synchronized boolean remembers(String key) throws MemoryUnavailableException {
        ask();
        return ends.containsKey(key) && ends.get(key).isAfter(clock.instant());
    }

    @Override
    public synchronized void keep(String list, Map<String, String> entries, int most, Duration life)
            throws MemoryUnavailableException {
        ask();
        Listed there = lists.computeIfAbsent(list, any -> new Listed());
        entries.forEach((id, text) -> {
            there.texts.remove(id);
            there.texts.put(id, text);
            there.since.put(id, clock.instant());
        });
        there.prune(most, clock.instant().minus(life));
    }

    @Override
    public synchronized void takeOff(String list, Collection<String> ids, boolean areDone)
            throws MemoryUnavailableException {
        ask();
        Listed there = lists.computeIfAbsent(list, any -> new Listed());
        long gone = ids.stream().filter(id -> there.texts.remove(id) != null).count();
        there.done += areDone ? gone : 0;
        there.dropped += areDone ? 0 : gone;
    }

    @Override
    public synchronized Kept kept(String list, int most, Duration life) throws MemoryUnavailableException {
        ask();
        Listed there = lists.computeIfAbsent(list, any -> new Listed());
        there.prune(most, clock.instant().minus(life));
        return new Kept(new LinkedHashMap<>(there.texts), there.done, there.dropped);
    }

    private void ask() throws MemoryUnavailableException {
        calls++;
        if (!isOn || isLost || calls > callsBeforeLost) {
            throw new MemoryUnavailableException("lost", null);
        }
    }
}
