package io.khoroszendesk.soak;

import io.khoroszendesk.soak.Requests.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends so many requests a second, whether the ones before have been answered or not. */
final class Callers implements AutoCloseable {

    /** More than the adapter could have under way within its deadlines at the usual rate, and far below its bound. */
    private static final int MOST_UNDER_WAY = 600;
    /** Of so many requests one is a caller who breaks off. */
    private static final int BROKEN_OFF = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Semaphore places = new Semaphore(MOST_UNDER_WAY);
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Requests requests;
    private final Population population;
    private final BrokenOff brokenOff;
    private final int port;
    private long ticked;
    private int right;
    private int served;

    Callers(Population population, int port) {
        this.requests = new Requests(population);
        this.population = population;
        this.brokenOff = new BrokenOff(port);
        this.port = port;
    }

    void start(double rate) {
        ticks.scheduleAtFixedRate(this::tick, 0, (long) (1e6 / rate), TimeUnit.MICROSECONDS);
    }

    void stop() {
        ticks.shutdownNow();
    }

    private void tick() {
        ticked++;
        if (ticked % 50 == 0) {
            population.forgetCalls();
        }
        if (!places.tryAcquire()) {
            count("held back, because too many are under way");
        } else if (ticked % BROKEN_OFF == 0) {
            long number = ticked / BROKEN_OFF;
            spawn(() -> brokenOff.call(number));
        } else {
            Request request = requests.next();
            spawn(() -> send(request));
        }
    }

    private void spawn(Runnable call) {
        Thread.ofVirtual().start(() -> {
            try {
                call.run();
            } finally {
                places.release();
            }
        });
    }

    private void send(Request request) {
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://localhost:" + port + request.path()))
                .method(
                        request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()))
                .header("Authorization", request.key())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .build();
        String outcome;
        try {
            outcome = String.valueOf(http.send(call, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            outcome = "no answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        count((request.right() ? "" : "wrong request: ") + outcome);
        tell(request.right(), outcome.startsWith("2"));
    }

    private synchronized void count(String outcome) {
        answers.merge(outcome, 1, Integer::sum);
    }

    private synchronized void tell(boolean isRight, boolean isServed) {
        right += isRight ? 1 : 0;
        served += isRight && isServed ? 1 : 0;
    }

    /** The share of the right requests that were answered with success. */
    synchronized double served() {
        return right == 0 ? 0 : (double) served / right;
    }

    /** How many requests had which outcome. */
    synchronized Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public void close() {
        stop();
        brokenOff.close();
        http.shutdownNow();
    }
}
