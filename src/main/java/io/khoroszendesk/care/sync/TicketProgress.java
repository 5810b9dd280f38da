package io.khoroszendesk.care.sync;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How far Zendesk's export of tickets was read and pushed.
 *
 * @param cursor of the next page
 * @param fields what was chosen of tickets; if that changes, all tickets are read anew
 */
@RegisterForReflection
record TicketProgress(String cursor, String fields) {}
