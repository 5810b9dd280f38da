package io.khoroszendesk.care;

import io.khoroszendesk.care.api.AuthorBody;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.ConversationsClient;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.push.AuthorPush;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.care.FakeCare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every operation of the Author API once, on people who are there. */
public final class CareDay {

    private static final Instant START = Instant.parse("2026-08-07T10:15:30.123Z");
    private static final Instant END = START.plusSeconds(3_600);

    private CareDay() {}

    public static void pass(FakeCare care, CareClient client, ConversationsClient conversations, AuthorPush authors) {
        care.directory().crm("example.lithium.com/");
        FakeAuthor jane = care.directory().arrives("twitter", "1565502", "jane.q");
        FakeAuthor community = care.directory().arrives("lithium", "example.lithium.com/", "77/1", "jane q");
        care.directory().arrives("crm", "zendesk_1", "394502", "Jane");
        care.directory().writes(jane, START, true);
        care.directory().writes(community, START, true);
        AuthorRef twitter = AuthorRef.of("twitter", "1565502");
        AuthorRef lithium = new AuthorRef("lithium", "example.lithium.com/", "77/1");
        AuthorBody birthday = new AuthorBody(Map.of("birthday", "1970-01-01"), Map.of());

        List<Person> all = new ArrayList<>();
        client.authors(true, all::add);
        client.create(List.of(AuthorBody.of(List.of(AuthorRef.crm("zendesk_1", "394501")))));
        authors.push(List.of(new AuthorUpdate(
                "394502", Map.of("name", "Jane", "zendesk_url", "https://x.example"), List.of(twitter))));
        client.changed(START, END);
        client.author(jane.lswUuid());
        client.updateAuthor(jane.lswUuid(), birthday);
        conversations.conversations(jane.lswUuid(), START, END);
        client.author(twitter, true);
        client.updateAuthor(twitter, birthday);
        conversations.conversations(twitter, START, END);
        conversations.reactivate(twitter, "called back & asked / 100%", "a+b");
        client.author(lithium, false);
        client.updateAuthor(lithium, birthday);
        conversations.conversations(lithium, START, END);
        conversations.reactivate(lithium, null, null);
        client.byHandle("twitter", null, "jane.q", false);
        conversations.conversationsByHandle("twitter", null, "jane.q", START, END);
        client.byHandle("lithium", "example.lithium.com/", "jane q", true);
        conversations.conversationsByHandle("lithium", "example.lithium.com/", "jane q", START, END);
        client.split(twitter, List.of(AuthorRef.crm("zendesk_1", "394502")));
    }
}
