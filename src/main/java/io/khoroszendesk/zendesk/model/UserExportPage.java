package io.khoroszendesk.zendesk.model;

import java.util.List;

/**
 * A page of the incremental export of users: those that were created, changed or deleted, in the order of these changes. A
 * user may be in it several times.
 *
 * @param organizations those of the users that Zendesk has sent along, which need not be all
 * @param after where the export goes on, at its end as well
 * @param isLast whether there is nothing behind this page for the time being
 */
public record UserExportPage(List<User> users, List<Organization> organizations, String after, boolean isLast) {}
