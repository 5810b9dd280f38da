package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.memory.SharedMemory.Claim.State;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The shared memory on a Redis or Valkey server. */
@Singleton
class RedisSharedMemory implements SharedMemory {

    /** How long the start may wait for each of the first calls. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int MOST_NOTES = 500;
    /** Longer than any lease, so that fencing tokens only grow. */
    private static final Duration LIFE_OF_TOKENS = Duration.ofHours(1);

    private final RedisCalls redis;
    private final RedisListener listener;
    private final MemoryKeys keys;

    @Inject
    RedisSharedMemory(RedisCalls redis, RedisListener listener, MemoryKeys keys) {
        this.redis = redis;
        this.listener = listener;
        this.keys = keys;
    }

    void warmUp(@Observes StartupEvent event) {
        if (isOn()) {
            BestEffort.tell("the start", () -> redis.warmUp(PATIENCE, once("nothing")));
        }
    }

    @Override
    public boolean isOn() {
        return redis.isOn();
    }

    @Override
    public Claim claim(String key, String owner, Duration lease, Duration life) throws MemoryUnavailableException {
        return redis.run(
                "claim",
                RedisSharedMemory::claim,
                Script.CLAIM,
                List.of(once(key)),
                owner,
                millis(lease),
                millis(life));
    }

    private static Claim claim(Response answer) {
        State state = State.valueOf(answer.get(0).toString());
        Optional<String> value = Optional.of(answer.get(1).toString()).filter(text -> !text.isEmpty());
        return state == State.MADE
                ? new Claim(state, value, Optional.empty())
                : new Claim(state, Optional.empty(), value.map(Long::valueOf).map(Instant::ofEpochMilli));
    }

    @Override
    public void renew(String key, String owner, Duration lease, Duration life) throws MemoryUnavailableException {
        redis.run("renew", answer -> answer, Script.RENEW, List.of(once(key)), owner, millis(lease), millis(life));
    }

    @Override
    public void made(String key, String result, Duration life) throws MemoryUnavailableException {
        redis.send("made", answer -> answer, Command.SET, once(key), "made|" + result, "PX", millis(life));
    }

    @Override
    public void release(String key, String owner, boolean inDoubt, Duration life) throws MemoryUnavailableException {
        redis.run(
                "release",
                answer -> answer,
                Script.RELEASE,
                List.of(once(key)),
                owner,
                String.valueOf(inDoubt),
                millis(life));
    }

    @Override
    public OptionalLong lock(String key, Duration lease) throws MemoryUnavailableException {
        return redis.run(
                "lock",
                token -> token == null ? OptionalLong.empty() : OptionalLong.of(token.toLong()),
                Script.LOCK,
                List.of(keys.of("lock", key), fence(key)),
                millis(lease),
                millis(LIFE_OF_TOKENS));
    }

    @Override
    public void unlock(String key, long token) throws MemoryUnavailableException {
        redis.run("unlock", answer -> answer, Script.UNLOCK, List.of(keys.of("lock", key)), String.valueOf(token));
    }

    @Override
    public boolean isLatest(String key, long token) throws MemoryUnavailableException {
        return redis.send("fence", latest -> latest != null && latest.toLong() == token, Command.GET, fence(key));
    }

    @Override
    public Note note(String set, String id, Duration life) throws MemoryUnavailableException {
        return redis.run(
                "note",
                version -> new Note(id, life, version.toLong()),
                Script.NOTE,
                List.of(keys.of(set), channel(set)),
                id,
                millis(life),
                String.valueOf(MOST_NOTES));
    }

    @Override
    public List<Note> notes(String set) throws MemoryUnavailableException {
        return redis.run(
                "notes", RedisSharedMemory::notes, Script.NOTES, List.of(keys.of(set)), String.valueOf(MOST_NOTES));
    }

    private static List<Note> notes(Response answer) {
        long now = answer.get(0).toLong();
        List<Note> notes = new ArrayList<>();
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            long over = answer.get(i + 1).toLong();
            notes.add(new Note(answer.get(i).toString(), Duration.ofMillis(over - now), over));
        }
        return notes;
    }

    @Override
    public void listen(String set, Consumer<Note> told) {
        listener.listen(
                channel(set),
                message -> {
                    String[] parts = message.split(" ", 3);
                    told.accept(
                            new Note(parts[2], Duration.ofMillis(Long.parseLong(parts[1])), Long.parseLong(parts[0])));
                },
                () -> notes(set).forEach(told));
    }

    @Override
    public Duration spend(String bucket, int most, Duration life) throws MemoryUnavailableException {
        return redis.run(
                "spend",
                wait -> Duration.ofMillis(wait.toLong()),
                Script.SPEND,
                List.of(keys.of("bucket", bucket)),
                String.valueOf(most),
                millis(life));
    }

    @Override
    public void remember(String key, Duration life) throws MemoryUnavailableException {
        redis.send("remember", answer -> answer, Command.SET, keys.of("seen", key), "1", "PX", millis(life));
    }

    @Override
    public boolean remembers(String key) throws MemoryUnavailableException {
        return redis.send("seen", Objects::nonNull, Command.GET, keys.of("seen", key));
    }

    @Override
    public void keep(String list, Map<String, String> entries, int most, Duration life)
            throws MemoryUnavailableException {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(most), millis(life)));
        entries.forEach((id, text) -> arguments.addAll(List.of(id, text)));
        redis.run("keep", answer -> answer, Script.KEEP, ofList(list), arguments.toArray(String[]::new));
    }

    @Override
    public void takeOff(String list, Collection<String> ids, boolean areDone) throws MemoryUnavailableException {
        List<String> arguments = new ArrayList<>(List.of(areDone ? "done" : "dropped"));
        arguments.addAll(ids);
        redis.run("take_off", answer -> answer, Script.TAKE_OFF, ofList(list), arguments.toArray(String[]::new));
    }

    @Override
    public Kept kept(String list, int most, Duration life) throws MemoryUnavailableException {
        return redis.run(
                "kept", RedisSharedMemory::kept, Script.KEPT, ofList(list), String.valueOf(most), millis(life));
    }

    private static Kept kept(Response answer) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 2; i + 1 < answer.size(); i += 2) {
            entries.put(answer.get(i).toString(), answer.get(i + 1).toString());
        }
        return new Kept(entries, answer.get(0).toLong(), answer.get(1).toLong());
    }

    /** The ids by age, the texts by id, and the counts. */
    private List<String> ofList(String list) {
        return List.of(keys.of(list), keys.of(list + ":texts"), keys.of(list + ":counts"));
    }

    private String once(String key) {
        return keys.of("once", key);
    }

    private String fence(String key) {
        return keys.of("fence", key);
    }

    private String channel(String set) {
        return keys.of("told-" + set);
    }

    private static String millis(Duration time) {
        return String.valueOf(Math.max(1, time.toMillis()));
    }
}
