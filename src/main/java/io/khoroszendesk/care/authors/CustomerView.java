package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.push.JoinPreview;
import java.util.List;
import java.util.Optional;

/**
 * A customer in Care beside the user in Zendesk.
 *
 * @param id of the CRM author, which is that of the user
 * @param isInCare whether Care has the CRM author
 * @param attributes the attributes that are pushed
 * @param joins what a push would do with the accounts; empty if it is no customer in Zendesk
 */
record CustomerView(
        String id, Standing standing, boolean isInCare, List<Attribute> attributes, Optional<JoinPreview> joins) {

    /** Who it is in Zendesk. */
    enum Standing {
        CUSTOMER("a customer"),
        STAFF("an agent or admin, whom sync leaves out"),
        /** Deleted, merged, or never there. */
        GONE("nobody: deleted or merged, and sync splits it off the person in Care");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * An attribute on both sides.
     *
     * @param care null if Care has none
     * @param zendesk what a push sends
     */
    record Attribute(String key, String care, String zendesk) {

        /** Whether sync would change it. */
        boolean differs() {
            return !zendesk.equals(care == null ? "" : care);
        }
    }
}
