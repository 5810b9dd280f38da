package io.khoroszendesk.common.log;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sets log levels from a file while the server runs, so that nobody has to restart it to look for a fault. What the file
 * no longer names gets back the level that it had at the start. The file is read as a whole each time: it is small, and
 * Kubernetes replaces a mounted ConfigMap by a link to another directory, which leaves no trace in the file itself.
 */
@Singleton
public class LogLevels {

    private static final Logger LOG = Logger.getLogger(LogLevels.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    /** More than anybody writes by hand. */
    private static final int MOST_BYTES = 65_536;

    private static final int MOST_TOLD = 10;

    /** A logger, which is lost with its level if nobody holds it, and the level that it had at the start. */
    private record Changed(java.util.logging.Logger logger, Level before) {}

    private final Optional<Path> file;
    private final boolean serves;
    private final Map<String, Changed> changed = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("log-levels").factory());

    private Map<String, Level> levels = Map.of();
    private List<String> problems = List.of();

    @Inject
    LogLevels(
            LogConfig config,
            // Commands end before anybody could change anything.
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.file = config.levelsFile();
        this.serves = serves;
    }

    void start(@Observes StartupEvent event) {
        if (serves && file.isPresent()) {
            thread.scheduleWithFixedDelay(this::read, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void end(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** Reads the file and sets the levels that it names now. */
    synchronized void read() {
        LevelLines lines = lines(file.orElseThrow());
        if (!lines.problems().equals(problems)) {
            problems = lines.problems();
            problems.stream().limit(MOST_TOLD).forEach(LogLevels::warn);
            if (problems.size() > MOST_TOLD) {
                int further = problems.size() - MOST_TOLD;
                warn(Plural.of(further, "further line is", "further lines are") + " ignored");
            }
        }
        if (!lines.levels().equals(levels)) {
            levels = lines.levels();
            set();
            LOG.infof(
                    "Log levels: %s",
                    levels.isEmpty()
                            ? "as at the start"
                            : levels.entrySet().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
    }

    /** The levels of the file; those of before while it can't be read, because it may be about to be replaced. */
    private LevelLines lines(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // A pipe would be opened only when somebody writes to it.
            return unchanged("it can't be read");
        }
        try (InputStream input = Files.newInputStream(path)) {
            byte[] read = input.readNBytes(MOST_BYTES + 1);
            return read.length > MOST_BYTES
                    ? unchanged("it is longer than 64 kB")
                    : LevelLines.of(new String(read, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return LevelLines.of("");
        } catch (IOException e) {
            return unchanged("it can't be read");
        }
    }

    private LevelLines unchanged(String why) {
        return new LevelLines(levels, List.of(why + ", so the levels stay"));
    }

    private static void warn(String problem) {
        LOG.warnf("ADAPTER_LOG_LEVELS_FILE: %s", problem);
    }

    private void set() {
        new TreeMap<>(changed).forEach((category, known) -> {
            if (!levels.containsKey(category)) {
                known.logger().setLevel(known.before());
                changed.remove(category);
            }
        });
        levels.forEach((category, level) ->
                changed.computeIfAbsent(category, LogLevels::known).logger().setLevel(level));
    }

    private static Changed known(String category) {
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger(category);
        return new Changed(logger, logger.getLevel());
    }
}
