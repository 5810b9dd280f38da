package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.security.SecretList;
import io.khoroszendesk.marketing.Lines;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.registration.KeyChange;
import io.khoroszendesk.marketing.registration.PublicEndpoint;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a change of the key touches: the stored keys, the running replicas, Khoros, and the journal; it can end at any step. */
final class RotationWorld {

    /** The process is killed. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    static final String OLD = "old-key";

    SecretList stored = SecretList.parse(OLD + ",other-key");
    /** What each replica has read last; it reads again between two looks. */
    final List<SecretList> replicas = new ArrayList<>(List.of(stored, stored, stored));

    String khorosSends = OLD;
    KeyChange journal;
    int keysMade;
    final List<String> told = new ArrayList<>();
    /** Somebody else has to change the stored keys, as with a printed command; nobody does while this is set. */
    boolean byHand;

    SecretList wanted;
    boolean khorosFails;
    Instant now = Instant.parse("2027-01-01T00:00:00Z");

    private int lookedAt;
    private int steps;
    private int killAt = Integer.MAX_VALUE;
    private boolean killAfterwards;
    private String lastStep = "";

    /** The step of this number is the last: it has no effect, or its whole effect. */
    void killAt(int step, boolean afterwards) {
        steps = 0;
        killAt = step;
        killAfterwards = afterwards;
    }

    void killNoMore() {
        killAt = Integer.MAX_VALUE;
    }

    String lastStep() {
        return lastStep;
    }

    void run() {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        WaitNotices notices = new WaitNotices(new Lines(), clock, time -> Thread.sleep(Duration.ofDays(1)));
        new KeyRotation(
                        mortal(KeyRotation.Journal.class, journal()),
                        mortal(KeyStore.class, store()),
                        mortal(PublicEndpoint.class, (object, header) -> look(header)),
                        mortal(KeyRotation.Khoros.class, this::tell),
                        () -> "new-key-" + ++keysMade,
                        told::add,
                        clock,
                        mortal(Sleeper.class, time -> replicasRead()),
                        new KeyRotation.Times(Duration.ofSeconds(60), Duration.ofSeconds(30)),
                        notices)
                .run(() -> khorosSends);
    }

    /** What Khoros sends is what every replica accepts. */
    boolean khorosIsLockedOut() {
        return !replicas.stream().allMatch(replica -> replica.contains(khorosSends)) || !stored.contains(khorosSends);
    }

    private KeyRotation.Journal journal() {
        return new KeyRotation.Journal() {

            @Override
            public Optional<KeyChange> find() {
                return Optional.ofNullable(journal);
            }

            @Override
            public void write(KeyChange change) {
                journal = change;
            }

            @Override
            public void forget() {
                journal = null;
            }
        };
    }

    private KeyStore store() {
        return new KeyStore() {

            @Override
            public SecretList read() {
                return stored;
            }

            @Override
            public boolean write(SecretList keys) {
                if (byHand) {
                    wanted = keys;
                    return false;
                }
                stored = keys;
                return true;
            }
        };
    }

    private void tell(String key) {
        if (khorosFails) {
            throw MarketingException.without(MarketingException.Kind.CONNECTION_LOST, "The connection broke.", null);
        }
        khorosSends = key;
    }

    /** Somebody has run the command that was printed. */
    void secretIsChanged() {
        stored = wanted;
    }

    /** One after the other, so that they differ for a while. */
    private void replicasRead() {
        replicas.set(lookedAt % replicas.size(), stored);
        lookedAt++;
    }

    private PublicEndpoint.Look look(String header) {
        boolean accepted = replicas.get((lookedAt + 1) % replicas.size()).contains(header);
        return new PublicEndpoint.Look(accepted ? 200 : 401, "{}", 1, null);
    }

    /** Counts each call as a step at which the process can be killed. */
    private <T> T mortal(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    steps++;
                    lastStep = steps + " " + type.getSimpleName() + "." + method.getName();
                    if (steps == killAt && !killAfterwards) {
                        throw new Killed();
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (steps == killAt) {
                            throw new Killed();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
