package io.khoroszendesk.marketing.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.marketing.rotation.RotationWorld.Killed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRotationTest {

    private static final int MORE_STEPS_THAN_THERE_ARE = 500;

    private final RotationWorld world = new RotationWorld();

    @Test
    void khoros_gets_a_new_key_and_the_old_one_goes() {
        world.run();

        assertThat(world.khorosSends).isEqualTo("new-key-1");
        assertThat(world.stored.keys()).containsExactly("other-key", "new-key-1");
        assertThat(world.replicas).allMatch(replica -> !replica.contains(RotationWorld.OLD));
        assertThat(world.journal).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stopped_at_any_step_it_never_locks_khoros_out_and_can_be_run_again(boolean afterTheStep) {
        int stops = 0;
        for (int step = 1; step < MORE_STEPS_THAN_THERE_ARE; step++) {
            RotationWorld fresh = new RotationWorld();
            fresh.killAt(step, afterTheStep);
            if (ranToItsEnd(fresh)) {
                break;
            }
            stops++;
            assertThat(fresh.khorosIsLockedOut())
                    .as("after " + fresh.lastStep())
                    .isFalse();

            fresh.killNoMore();
            String stoppedAt = fresh.lastStep();
            fresh.run();

            assertThat(fresh.khorosIsLockedOut()).as(stoppedAt).isFalse();
            assertThat(fresh.khorosSends).as(stoppedAt).startsWith("new-key-");
            assertThat(fresh.stored.keys()).as(stoppedAt).hasSize(2).doesNotContain(RotationWorld.OLD);
            assertThat(fresh.journal).as(stoppedAt).isNull();
        }
        assertThat(stops).isGreaterThan(50);
    }

    @Test
    void stopped_at_every_step_in_turn_it_still_comes_to_its_end() {
        // Each run gets one step further than the one before it.
        for (int step = 1; step < MORE_STEPS_THAN_THERE_ARE; step++) {
            world.killAt(step, true);
            boolean done = ranToItsEnd(world);
            assertThat(world.khorosIsLockedOut())
                    .as("after " + world.lastStep())
                    .isFalse();
            if (done) {
                break;
            }
        }

        assertThat(world.journal).isNull();
        assertThat(world.stored.keys()).doesNotContain(RotationWorld.OLD);
    }

    private static boolean ranToItsEnd(RotationWorld world) {
        try {
            world.run();
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    @Test
    void while_one_replica_has_not_read_the_new_key_khoros_is_not_told() {
        world.byHand = true;

        assertThatThrownBy(world::run)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("Khoros was not told")
                .hasMessageContaining("the address answers 401");
        assertThat(world.khorosSends).isEqualTo(RotationWorld.OLD);
        assertThat(world.stored.contains(RotationWorld.OLD)).isTrue();
    }

    @Test
    void keys_that_somebody_else_has_to_change_are_waited_for_run_after_run() {
        world.byHand = true;
        assertThatThrownBy(world::run).hasMessageContaining("run rotate-key again");
        assertThat(world.wanted.keys()).containsExactly("old-key", "other-key", "new-key-1");
        world.secretIsChanged();

        assertThatThrownBy(world::run).hasMessageContaining("the old one is still accepted");
        assertThat(world.khorosSends).isEqualTo("new-key-1");
        assertThat(world.wanted.keys()).containsExactly("other-key", "new-key-1");
        world.secretIsChanged();

        world.run();
        assertThat(world.journal).isNull();
        assertThat(world.keysMade).isEqualTo(1);
    }

    @Test
    void while_khoros_does_not_confirm_both_keys_stay() {
        world.khorosFails = true;

        assertThatThrownBy(world::run).hasMessageContaining("Both keys stay accepted");
        assertThat(world.stored.keys()).contains("old-key", "new-key-1");

        world.khorosFails = false;
        world.run();
        assertThat(world.khorosSends).isEqualTo("new-key-1");
        assertThat(world.keysMade).isEqualTo(1);
    }

    @Test
    void a_new_key_that_was_taken_away_in_between_is_not_told_to_khoros() {
        world.khorosFails = true;
        assertThatThrownBy(world::run).isInstanceOf(CommandException.class);
        world.stored = world.stored.without("new-key-1");
        world.replicas.replaceAll(replica -> world.stored);
        world.khorosFails = false;

        assertThatThrownBy(world::run).hasMessageContaining("not accepted everywhere any more");
        assertThat(world.khorosIsLockedOut()).isFalse();
    }

    @Test
    void nothing_that_is_told_holds_a_key() {
        world.run();

        assertThat(world.told).isNotEmpty().noneMatch(line -> line.contains("new-key") || line.contains("old-key"));
    }
}
