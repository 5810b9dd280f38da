package io.khoroszendesk.rolling;

import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was sent to the adapter, and which answers were not as they should be. */
final class Ledger {

    /** How many failures are told in full. */
    private static final int TOLD = 20;

    private final AtomicLong requests = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> customers = ConcurrentHashMap.newKeySet();
    private final Set<String> cases = ConcurrentHashMap.newKeySet();
    private final Set<String> posts = ConcurrentHashMap.newKeySet();

    /** Records a request, and what is wrong with its answer; null if nothing is. */
    void requested(String problem) {
        requests.incrementAndGet();
        if (problem != null) {
            failures.add(problem);
        }
    }

    void customer(String name) {
        customers.add(name);
    }

    void newCase(String title) {
        cases.add(title);
    }

    void post(String key) {
        posts.add(key);
    }

    long requests() {
        return requests.get();
    }

    long failed() {
        return failures.size();
    }

    /** The first failures. */
    List<String> failures() {
        return failures.stream().limit(TOLD).toList();
    }

    /**
     * How often something is in the account, compared with how often it was sent.
     *
     * @param sent how many different ones were sent
     * @param doubled how many are there more than once
     * @param lost how many are not there
     */
    record Count(int sent, long doubled, long lost) {

        @Override
        public String toString() {
            return "%,d sent, %d doubled, %d lost".formatted(sent, doubled, lost);
        }
    }

    Count customers(FakeZendesk zendesk) {
        return count(customers, zendesk.users().stream().map(FakeUser::name).toList());
    }

    Count cases(FakeZendesk zendesk) {
        return count(cases, zendesk.tickets().stream().map(FakeTicket::subject).toList());
    }

    Count posts(FakeZendesk zendesk) {
        return count(
                posts,
                zendesk.tickets().stream()
                        .flatMap(ticket -> ticket.interactions().stream())
                        .toList());
    }

    private static Count count(Set<String> sent, List<String> there) {
        Map<String, Long> times =
                there.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new Count(
                sent.size(),
                sent.stream().filter(each -> times.getOrDefault(each, 0L) > 1).count(),
                sent.stream().filter(each -> !times.containsKey(each)).count());
    }
}
