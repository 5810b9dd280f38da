package io.khoroszendesk.care.sync;

import io.khoroszendesk.zendesk.model.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The rows of the export that were pushed lately, because Zendesk's export repeats some. */
final class RecentRows {

    private static final int MOST = 5_000;

    private final SequencedSet<String> rows = new LinkedHashSet<>();

    /** Those of the users that are not among these rows. */
    List<User> fresh(List<User> users) {
        return users.stream()
                .filter(user -> user.id() != null && !rows.contains(row(user)))
                .toList();
    }

    void add(List<User> pushed) {
        pushed.forEach(user -> rows.add(row(user)));
        while (rows.size() > MOST) {
            rows.removeFirst();
        }
    }

    private static String row(User user) {
        return user.id() + " " + user.updatedAt();
    }
}
