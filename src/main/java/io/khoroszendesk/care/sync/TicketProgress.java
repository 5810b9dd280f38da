package io.khoroszendesk.care.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How far Zendesk's export of tickets was read and pushed.
 *
 * @param cursor of the next page
 * @param last the last ticket that was pushed, because the next page may begin with it; null for none
 * @param fields what was chosen of tickets; if that changes, all tickets are read anew
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketProgress(String cursor, String last, String fields) {}
