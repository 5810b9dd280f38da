package io.khoroszendesk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much longer work takes now than on a machine that has nothing else to do. A deadline is kept by work that gets its
 * share of a processor; where other programs take most of them, what remains is late through no fault of its own. So a
 * margin grows as this machine slows down, and by the time in which it stood still (a virtual machine that its host
 * doesn't run, a pause of the collector): on an idle one it is as strict as it says.
 */
public final class BusyMachine implements AutoCloseable {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration BURN = Duration.ofMillis(2);
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration KEPT = Duration.ofMinutes(2);
    /** A single sample says little, because one other thread may just have had its turn. */
    private static final Duration LEAST_WINDOW = Duration.ofSeconds(2);

    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Thread watch =
            Thread.ofPlatform().daemon().name("busy-machine").start(this::watch);

    /** The same work by the clock and by the processor's time, and how much too late it began. */
    private record Sample(long at, long wall, long cpu, long late) {}

    /** A margin for what took so long and has just ended. */
    public Duration margin(Duration onAnIdleMachine, Duration took) {
        Duration window = took.compareTo(LEAST_WINDOW) < 0 ? LEAST_WINDOW : took;
        long since = System.nanoTime() - window.toNanos();
        long wall = 0;
        long cpu = 0;
        long late = 0;
        synchronized (samples) {
            for (Sample sample : samples) {
                if (sample.at() >= since) {
                    wall += sample.wall();
                    cpu += sample.cpu();
                    late += sample.late();
                }
            }
        }
        // 1 where the machine has nothing else to do, 4 where work takes four times as long.
        double slowness = cpu == 0 ? 1 : Math.max(1, (double) wall / cpu);
        return Duration.ofNanos((long) (onAnIdleMachine.toNanos() * slowness) + late);
    }

    private void watch() {
        try {
            long due = System.nanoTime();
            while (!Thread.interrupted()) {
                Sample sample = sample(System.nanoTime() - due);
                synchronized (samples) {
                    samples.addLast(sample);
                    while (samples.getFirst().at() < sample.at() - KEPT.toNanos()) {
                        samples.removeFirst();
                    }
                }
                due = System.nanoTime() + PAUSE.toNanos();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Sample sample(long late) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        long burnt = 0;
        while (burnt < BURN.toNanos()) {
            burnt = THREADS.getCurrentThreadCpuTime() - cpu;
        }
        long now = System.nanoTime();
        return new Sample(now, now - wall, burnt, late);
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
