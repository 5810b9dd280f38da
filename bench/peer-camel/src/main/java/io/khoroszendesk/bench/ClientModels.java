package io.khoroszendesk.bench;

import io.khoroszendesk.bench.translation.Zendesk;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.zendesk.client.v2.model.CustomFieldValue;
import org.zendesk.client.v2.model.Ticket;
import org.zendesk.client.v2.model.User;

/** The models of the component's client as those of the translation. */
final class ClientModels {

    /** The checkboxes of the stub's tenant: the client knows all values as texts. */
    private static final Set<Long> CHECKBOXES = Set.of(32700000000103L);

    private ClientModels() {}

    static Zendesk.User user(User user) {
        return new Zendesk.User(
                user.getId(),
                user.getName(),
                user.getEmail(),
                user.getPhone(),
                user.getExternalId(),
                user.getDetails(),
                user.getNotes(),
                user.getTimeZone(),
                text(user.getRole()),
                user.getActive(),
                user.getSuspended(),
                user.getUserFields());
    }

    static Zendesk.Ticket ticket(Ticket ticket) {
        List<Zendesk.CustomField> fields = ticket.getCustomFields().stream()
                .map(field -> new Zendesk.CustomField(field.getId(), value(field)))
                .toList();
        return new Zendesk.Ticket(
                ticket.getId(),
                ticket.getSubject(),
                ticket.getDescription(),
                text(ticket.getStatus()),
                text(ticket.getPriority()),
                text(ticket.getType()),
                ticket.getRequesterId(),
                ticket.getGroupId(),
                ticket.getCreatedAt().toInstant().toString(),
                ticket.getUpdatedAt().toInstant().toString(),
                fields);
    }

    private static Object value(CustomFieldValue field) {
        String[] values = field.getValue();
        if (values == null || values.length != 1) {
            return null;
        }
        return CHECKBOXES.contains(field.getId()) ? Boolean.valueOf(values[0]) : values[0];
    }

    private static String text(Object constant) {
        return Objects.toString(constant, null);
    }
}
