package io.khoroszendesk.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is packaged gives the answers that the made-up tenant's list of situations promises, in any order. */
class SituationsIT {

    @Test
    void every_situation_is_answered_as_the_list_says() throws Exception {
        long seed = Long.getLong("walk.seed", System.nanoTime());
        List<Situation> situations = new ArrayList<>(Situation.all());
        Collections.shuffle(situations, new Random(seed));

        assertThat(new Walk(situations, System.out).failed())
                .as("WALK_ORDER=shuffle WALK_SEED=%d make walk", seed)
                .isEmpty();
    }
}
