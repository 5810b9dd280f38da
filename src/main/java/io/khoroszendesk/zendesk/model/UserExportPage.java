package io.khoroszendesk.zendesk.model;

import java.util.List;

/**
 * A page of the incremental export of users: those that were created, changed or deleted, in the order of these
 * changes. A user may be in it several times.
 *
 * @param organizations organizations of these users, as far as Zendesk has sent them along
 * @param after the cursor from which the export continues, also at its end
 * @param isLast whether this is the last page for now
 */
public record UserExportPage(List<User> users, List<Organization> organizations, String after, boolean isLast) {}
