package io.khoroszendesk.care.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.zendesk.ZendeskId;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user event of Zendesk's webhook. Its contents are incomplete, so only the users' ids are read from it. */
final class UserEvent {

    private static final Pattern TYPE = Pattern.compile("zen:event-type[:/]user\\..+");
    private static final Pattern SUBJECT = Pattern.compile("zen:user:(.+)");

    private UserEvent() {}

    /** The users an event is about: both for a merge, as far as it names them; none if it is about something else. */
    static Set<Long> users(byte[] body) {
        Set<Long> users = new LinkedHashSet<>();
        JsonNode event;
        try {
            event = ZendeskJson.MAPPER.readTree(body);
        } catch (IOException e) {
            return users;
        }
        if (event == null || !TYPE.matcher(event.path("type").asText()).matches()) {
            return users;
        }
        Matcher subject = SUBJECT.matcher(event.path("subject").asText());
        add(users, subject.matches() ? subject.group(1) : "");
        add(users, event.path("detail").path("id").asText());
        if (event.path("type").asText().endsWith("user.merged")) {
            event.path("event").forEach(member -> add(users, member.path("id").asText()));
        }
        return users;
    }

    private static void add(Set<Long> users, String id) {
        ZendeskId.parse(id).ifPresent(users::add);
    }
}
