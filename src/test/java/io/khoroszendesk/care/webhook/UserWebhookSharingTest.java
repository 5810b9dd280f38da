package io.khoroszendesk.care.webhook;

import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.memory.FinishedWork;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.zendesk.Callers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of Zendesk's webhook that fall on two replicas, with a memory between them. */
@QuarkusTest
@WithTestResource(SyncTenant.class)
@TestProfile(UserWebhookSharingTest.Sharing.class)
class UserWebhookSharingTest {

    @Inject
    SharedMemory shared;

    final SignedWebhook hook = new SignedWebhook(SyncTenant.HOOK_SECRET);
    final String now = SignedWebhook.now();
    String body;
    String signature;

    public static final class Sharing implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Memory.class);
        }
    }

    /** The memory that this replica shares with one that is not there. */
    @Alternative
    @Singleton
    static class Memory {
        @Produces
        @Singleton
        SharedMemory memory() {
            return FakeSharedMemory.on(Clock.systemUTC());
        }
    }

    @BeforeEach
    void a_call() {
        SyncTenant.isItselfAgain();
        ((FakeSharedMemory) shared).isBack();
        body = SignedWebhook.event(
                "created", zendesk().tenant().user("Jane Quill").add().id());
        signature = hook.signature(now, body);
    }

    @Test
    void a_call_that_another_replica_has_taken_is_refused() {
        taken().add("signature " + signature);

        assertThat(hook.send(body, now, signature, "invocation-1").statusCode()).isEqualTo(403);
    }

    @Test
    void a_call_that_is_taken_is_told_to_the_others() throws Exception {
        assertThat(hook.send(body, now, signature, "invocation-2").statusCode()).isEqualTo(202);

        Callers.until(() -> taken().contains("signature " + signature) && taken().contains("id invocation-2"));
    }

    @Test
    void a_call_that_is_refused_is_told_to_nobody() {
        hook.send(body, now, "c2lnbmF0dXJl", "invocation-3");

        assertThat(taken().contains("id invocation-3")).isFalse();
    }

    @Test
    void with_a_memory_that_is_lost_a_call_is_taken() {
        ((FakeSharedMemory) shared).isLost();

        assertThat(hook.send(body, now, signature, "invocation-4").statusCode()).isEqualTo(202);
    }

    private FinishedWork taken() {
        return new FinishedWork(shared, "webhook", Duration.ofMinutes(10));
    }
}
