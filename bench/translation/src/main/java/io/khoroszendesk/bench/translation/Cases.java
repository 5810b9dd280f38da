package io.khoroszendesk.bench.translation;

import io.khoroszendesk.bench.translation.Khoros.CaseDraft;
import io.khoroszendesk.bench.translation.Khoros.Interaction;
import io.khoroszendesk.bench.translation.Zendesk.CustomField;
import io.khoroszendesk.bench.translation.Zendesk.NewComment;
import io.khoroszendesk.bench.translation.Zendesk.NewTicket;
import io.khoroszendesk.bench.translation.Zendesk.NewTicketMembers;
import io.khoroszendesk.bench.translation.Zendesk.Ticket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Tickets as cases, and a case as the ticket that is created: the adapter's answers and calls to the byte. */
public final class Cases {

    private static final int DIGITS_OF_KEY = 48;
    /** The ticket fields of the stub's tenant by their ids; the adapter reads them from the tenant. */
    private static final Map<Long, String> FIELDS = LongStream.rangeClosed(32700000000101L, 32700000000112L)
            .boxed()
            .collect(Collectors.toMap(id -> id, id -> "ticket_field_" + id));

    private Cases() {}

    /** Newest first. */
    public static List<Map<String, Object>> answers(List<Ticket> tickets) {
        return tickets.stream()
                .sorted(Comparator.comparing(Ticket::createdAt)
                        .thenComparing(Ticket::id)
                        .reversed())
                .map(Cases::answer)
                .toList();
    }

    public static Map<String, Object> answer(Ticket ticket) {
        Map<String, Object> answer = new LinkedHashMap<>();
        String id = String.valueOf(ticket.id());
        String url = "https://acme.zendesk.com/agent/tickets/" + id;
        answer.put("id", id);
        answer.put("number", id);
        answer.put("customerId", ticket.requesterId().toString());
        answer.put("title", ticket.subject());
        answer.put("description", ticket.description());
        answer.put("url", url);
        answer.put("linkUrl", url);
        answer.put("created", ticket.createdAt());
        answer.put("lastUpdated", ticket.updatedAt());
        answer.put("status", "solved".equals(ticket.status()) || "closed".equals(ticket.status()) ? "closed" : "open");
        Customers.put(answer, "ticket_status", ticket.status());
        Customers.put(answer, "priority", ticket.priority());
        Customers.put(answer, "type", ticket.type());
        Customers.put(answer, "group", ticket.groupId());
        for (CustomField field : ticket.customFields()) {
            String name = FIELDS.get(field.id());
            if (name != null) {
                Customers.put(answer, name, field.value());
            }
        }
        return answer;
    }

    /** What identifies a case: the idempotency key, and a part of the ticket's external id. */
    public static String key(CaseDraft draft) {
        List<String> parts = new ArrayList<>(
                List.of("", draft.customerId(), draft.title(), "priority", draft.priority(), "interactions"));
        draft.interactions().stream().map(Interaction::key).sorted().forEach(parts::add);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS_OF_KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static NewTicket newTicket(CaseDraft draft, String key) {
        List<String> posts = draft.interactions().stream().map(Interaction::key).toList();
        return new NewTicket(new NewTicketMembers(
                draft.title(),
                Long.parseLong(draft.customerId()),
                "khoros-" + key,
                List.of("khoros"),
                draft.priority(),
                new NewComment(Transcript.html(draft.interactions()), false),
                Map.of("khoros", Map.of("interactions", posts))));
    }
}
