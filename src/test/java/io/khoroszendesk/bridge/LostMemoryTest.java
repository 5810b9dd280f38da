package io.khoroszendesk.bridge;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.SocialPost;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked for: a memory that is lost at any moment changes nothing of the answer. */
class LostMemoryTest {

    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    /** A post from which no handle is learned. */
    private static final Interaction POST = Samples.by(new Interaction.Author("twitter", "1", "acme", "acme", true));
    /** No operation and its double click ask the memory more often. */
    private static final int MOST_CALLS = 12;

    /** What Khoros and the events ask for. */
    enum Operation {
        CREATE_CUSTOMER {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.customers.create(SAM, members("name", "Nora Newcomb"));
            }
        },
        CREATE_CUSTOMER_WITH_ADDRESS {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.customers.create(SAM, members("name", "Nora Newcomb", "email", "nora@example.com"));
            }
        },
        UPDATE_CUSTOMER {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.customers.update(String.valueOf(jane.id()), members("notes", "Likes tea"));
            }
        },
        SEARCH {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.customers.search(members("name", "jane"));
            }
        },
        BEST_MATCH {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.customers.bestMatch(
                        new SocialProfile(null, null, null, "jane@example.com", null, null, null));
            }
        },
        CREATE_CASE {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.cases.create(SAM, Bridge.draft(jane, "Broken kettle", POST));
            }
        },
        UPDATE_CASE {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.cases.update(
                        SAM,
                        String.valueOf(ticket.id()),
                        new CaseDraft(null, null, List.of(POST), members("priority", "urgent")));
            }
        },
        LABEL_POST {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.posts.create(new SocialPost(POST, "https://x.com/acme"));
            }
        },
        LEARN_HANDLE {
            @Override
            Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket) {
                return bridge.handles.assign(
                        jane.id(), Handle.of("twitter", "jane.q", "1001").orElseThrow());
            }
        };

        abstract Object ask(Bridge bridge, FakeUser jane, FakeTicket ticket);
    }

    static Stream<Arguments> moments() {
        return Arrays.stream(Operation.values()).flatMap(operation -> IntStream.rangeClosed(0, MOST_CALLS)
                .mapToObj(calls -> Arguments.of(operation, calls)));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void the_answer_is_that_of_a_replica_without_a_memory(Operation operation, int calls) {
        Bridge alone = new Bridge();
        Bridge losing = Bridge.sharing();

        List<Object> expected = twice(alone, operation, 0);

        assertThat(twice(losing, operation, calls)).isEqualTo(expected);
        assertThat(losing.zendesk.users()).hasSameSizeAs(alone.zendesk.users());
        assertThat(losing.zendesk.tickets()).hasSameSizeAs(alone.zendesk.tickets());
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void every_moment_is_among_those_that_are_tried(Operation operation) {
        Bridge sharing = Bridge.sharing();

        twice(sharing, operation, 1_000);

        assertThat(sharing.shared.calls()).isBetween(1, MOST_CALLS);
    }

    /** The answer, and that to a double click, where the memory is lost after so many calls. */
    private static List<Object> twice(Bridge bridge, Operation operation, int calls) {
        FakeUser jane =
                bridge.tenant().user("Jane Quill").email("jane@example.com").add();
        FakeTicket ticket = bridge.tenant()
                .ticket(jane)
                .subject("Dented kettle")
                .status("open")
                .add();
        bridge.clock.advance(Duration.ofMinutes(1));
        bridge.shared.isLostAfter(calls);
        return List.of(
                bridge.ask(() -> operation.ask(bridge, jane, ticket)),
                bridge.ask(() -> operation.ask(bridge, jane, ticket)));
    }
}
