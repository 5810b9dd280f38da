package io.khoroszendesk.care.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.push.PushResult.Joined;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Decides which accounts customers are joined with. An element of a batch that names a customer and an account merges
 * the two into one person, perhaps with everyone joined to either, and the API can't simply undo that. So Care is asked
 * first to whom the account belongs, and no person gets two customers.
 */
@Singleton
class AccountJoins {

    private static final int MOST = 100_000;
    /** Longer than Care's look-ups lag behind its writes. */
    private static final Duration LIFE = Duration.ofHours(1);

    private final CareClient care;
    private final CareConfig config;

    /** The customer whom a person was joined with lately, by the person's marks. */
    private final Cache<String, String> joined =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    private final Cache<Joined, Boolean> split =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    @Inject
    AccountJoins(CareClient care, CareConfig config) {
        this.care = care;
        this.config = config;
    }

    /** Looks up whose the accounts of all these customers are, who are pushed together. */
    JoinPlan plan(List<AuthorUpdate> updates) {
        return new JoinPlan(
                care,
                config.crmKey().orElseThrow(),
                updates,
                new JoinPlan.Memory(this::isTaken, joined::put, this::isSplit));
    }

    /** The same to look at: nobody is taken for joined because of it. */
    JoinPlan preview(AuthorUpdate update) {
        return new JoinPlan(
                care,
                config.crmKey().orElseThrow(),
                List.of(update),
                new JoinPlan.Memory(this::isTaken, (mark, customer) -> {}, this::isSplit));
    }

    void splitOff(String customer, AuthorRef account) {
        split.put(new Joined(customer, account), true);
    }

    private boolean isSplit(String customer, AuthorRef account) {
        return split.getIfPresent(new Joined(customer, account)) != null;
    }

    private boolean isTaken(String mark, String customer) {
        String holder = joined.getIfPresent(mark);
        return holder != null && !holder.equals(customer);
    }
}
