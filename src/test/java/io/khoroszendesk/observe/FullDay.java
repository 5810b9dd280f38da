package io.khoroszendesk.observe;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.Canaries;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A day on an account that is full of canaries, with canaries in whatever agents send: every operation in its ways. */
final class FullDay {

    /** Makes what is created differ from day to day, as repeats would cost no call. */
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final Client client;
    private final FakeUser known;
    private final FakeTicket ticket;
    private final FakeTicket closed;

    FullDay(FakeZendesk zendesk, Client client) {
        this.client = client;
        known = zendesk.tenant()
                .user(Canaries.NAME)
                .email(Canaries.EMAIL)
                .phone(Canaries.PHONE)
                .externalId(Canaries.NUMBER)
                .with("details", Canaries.TEXT)
                .with("notes", Canaries.TEXT)
                .field("khoros_social", "twitter " + Canaries.HANDLE + " " + Canaries.ACCOUNT)
                .field("customer_number", Canaries.NUMBER)
                .add();
        zendesk.tenant()
                .user("Agent " + Canaries.NAME)
                .email(Canaries.AGENT)
                .role("agent")
                .add();
        ticket = zendesk.tenant()
                .ticket(known)
                .subject(Canaries.TEXT)
                .status("open")
                .comment(Canaries.TEXT)
                .add();
        closed = zendesk.tenant()
                .ticket(known)
                .subject(Canaries.TEXT)
                .status("closed")
                .add();
    }

    void pass() {
        looksUp();
        writesCustomers();
        writesCases();
    }

    void looksUp() {
        client.send("GET", "/meta/object/customer", null);
        client.send("GET", "/meta/object/case", null);
        client.send("GET", "/customer/" + known.id(), null);
        client.send("GET", "/customer/" + known.id() + "/cases", null);
        client.send("GET", "/case/" + ticket.id(), null);
        client.send("POST", "/customers", object("name", Canaries.NAME, "phone", Canaries.PHONE));
        client.send("POST", "/customers", object("email", Canaries.EMAIL, "external_id", Canaries.NUMBER));
        client.send("POST", "/customer/bestmatch", object("email", Canaries.EMAIL, "screenName", Canaries.HANDLE));
        client.send(
                "POST",
                "/customer/bestmatch",
                object(
                        "displayName",
                        Canaries.NAME,
                        "screenName",
                        Canaries.HANDLE + SERIAL.incrementAndGet(),
                        "profileUrl",
                        "https://x.com/" + Canaries.HANDLE + SERIAL.get(),
                        "phoneNumbers",
                        array(Canaries.PHONE),
                        "orderNumbers",
                        array(Canaries.NUMBER),
                        "accountNumbers",
                        array(Canaries.NUMBER)));
    }

    void writesCustomers() {
        int serial = SERIAL.incrementAndGet();
        client.send(
                "POST",
                "/customer",
                object(
                        "name", Canaries.NAME,
                        "email", serial + Canaries.EMAIL,
                        "phone", Canaries.PHONE,
                        "notes", Canaries.TEXT,
                        "customer_number", Canaries.NUMBER));
        // The address is another customer's already.
        client.send("POST", "/customer", object("name", Canaries.NAME + serial, "email", Canaries.EMAIL));
        client.send("POST", "/customer", object("name", Canaries.NAME + serial, "email", Canaries.NAME));
        client.send("PATCH", "/customer/" + known.id(), object("notes", Canaries.TEXT + serial));
        client.send("PATCH", "/customer/" + known.id(), object("email", "new" + serial + Canaries.EMAIL));
        client.send("PATCH", "/customer/" + known.id(), object("email", Canaries.EMAIL));
        client.send("PATCH", "/customer/" + known.id(), object("plan", Canaries.TEXT));
    }

    void writesCases() {
        int serial = SERIAL.incrementAndGet();
        Map<String, Object> title = object("customerId", String.valueOf(known.id()), "title", Canaries.TEXT + serial);
        client.send("POST", "/case", title);
        client.send(
                "POST",
                "/case",
                object(
                        "customerId",
                        String.valueOf(known.id()),
                        "title",
                        Canaries.TEXT,
                        "interactions",
                        array(interaction(serial))));
        client.send("POST", "/case", object("customerId", Canaries.NAME, "title", Canaries.TEXT));
        client.send("PATCH", "/case/" + ticket.id(), object("title", Canaries.TEXT + serial));
        client.send("PATCH", "/case/" + ticket.id(), object("interactions", array(interaction(serial))));
        client.send("PATCH", "/case/" + ticket.id(), object("priority", Canaries.TEXT));
        client.send("PATCH", "/case/" + closed.id(), object("interactions", array(interaction(serial))));
    }

    private static Map<String, Object> interaction(int serial) {
        return object(
                "created",
                "2026-11-20T09:00:00Z",
                "body",
                Canaries.TEXT,
                "linkUrl",
                Canaries.LINK,
                "serviceId",
                Canaries.ACCOUNT + serial,
                "service",
                "twitter",
                "contentType",
                "post",
                "author",
                object(
                        "service",
                        "twitter",
                        "serviceId",
                        Canaries.ACCOUNT,
                        "handle",
                        Canaries.HANDLE + serial,
                        "name",
                        Canaries.NAME,
                        "brandOwned",
                        false));
    }
}
