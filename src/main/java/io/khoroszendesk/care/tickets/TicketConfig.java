package io.khoroszendesk.care.tickets;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What Care is told of a customer's tickets in Zendesk, and when its conversations are reactivated because of them. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.care")
public interface TicketConfig {

    /**
     * The attributes of the CRM author for what Zendesk knows beside the user: {@code <source>=<attribute key>}, with the
     * sources {@code open}, {@code status}, {@code priority}, {@code link}, {@code assignee}, {@code group},
     * {@code solved}, {@code satisfaction}, and {@code organization.<key>} for a custom field of the user's organization.
     * See {@link TicketFields}. Default: none, and tickets are not read.
     */
    Optional<List<String>> ticketFields();

    /**
     * When Care's pending conversations with a customer are reactivated, with an internal note: {@code solved} when a
     * ticket of theirs is solved in Zendesk, {@code replied} when an agent answers them there publicly. Default: never.
     */
    Optional<List<String>> reactivate();
}
