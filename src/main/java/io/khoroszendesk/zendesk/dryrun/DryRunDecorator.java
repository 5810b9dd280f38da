package io.khoroszendesk.zendesk.dryrun;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.zendesk.Writes;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.Identity;
import io.khoroszendesk.zendesk.model.NewUserField;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.WebhookChanges;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Intercepts every change to Zendesk if a dry run is configured, and returns what Zendesk would. Unknown methods are
 * rejected, because a dry run must never send anything.
 */
@Writes
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class DryRunDecorator {

    private static final Logger LOG = Logger.getLogger(DryRunDecorator.class);

    @Inject
    AdapterConfig config;

    @Inject
    SimulatedResponses madeUp;

    @AroundInvoke
    Object instead(InvocationContext call) throws Exception {
        if (!config.dryRun()) {
            return call.proceed();
        }
        String name = call.getMethod().getName();
        LOG.infof("Dry run, not sent: %s %s", name, subject(call.getParameters()));
        return answer(name, call.getTarget(), call.getParameters());
    }

    private Object answer(String name, Object client, Object[] given) {
        return switch (name) {
            case "createUser" -> madeUp.user((UserChanges) given[0]);
            case "updateUser", "updateUserInPassing" ->
                madeUp.changed(((ZendeskClient) client).user((Long) given[0]), (UserChanges) given[1]);
            case "createEmailIdentity" -> new Identity(madeUp.id(), "email", (String) given[1], false, null);
            case "makePrimary", "deleteIdentity", "updateWebhook" -> null;
            case "createTicket" -> madeUp.ticket((TicketChanges) given[1]);
            case "updateTicket" ->
                madeUp.changed(((ZendeskClient) client).ticket((Long) given[0]), (TicketChanges) given[1]);
            case "createUserField" -> madeUp.userField((NewUserField) given[0]);
            case "createWebhook" -> madeUp.webhook((WebhookChanges) given[0]);
            default -> throw new IllegalStateException("a dry run doesn't know " + name);
        };
    }

    /** Ids, and the names of the members that would be sent, but not their values, which are customer data. */
    private String subject(Object[] given) {
        return Arrays.stream(given)
                .filter(value -> !(value instanceof String))
                .map(value -> value instanceof Record changes ? madeUp.members(changes) : value)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
