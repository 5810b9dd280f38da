package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.util.UUID;

/** Jane, who is a user of Zendesk, and in Care two people: a customer, and an account on Twitter that Zendesk has as hers. */
final class JaneInCare {

    /** Another one for every test, because the adapter remembers for a while whom it has joined. */
    final String account;

    final FakeAuthor tweets;
    final FakeAuthor inCare;
    private final FakeUser user;

    private JaneInCare(String account) {
        this.account = account;
        user = zendesk()
                .tenant()
                .user("Jane Quill")
                .email("jane@example.com")
                .field("khoros_social", "twitter jane_" + account + " " + account)
                .add();
        tweets = care().directory().arrives("twitter", account, "jane_" + account);
        inCare = care().directory().arrives("crm", "zendesk_1", String.valueOf(user.id()), "Jane Q");
    }

    /** Nobody else is there. */
    static JaneInCare arrives() {
        SyncTenant.isItselfAgain();
        return new JaneInCare(UUID.randomUUID().toString().replaceAll("\\D", "").substring(0, 9));
    }

    long id() {
        return user.id();
    }

    String twitter() {
        return "twitter:" + account;
    }

    String crm() {
        return "crm:" + id();
    }

    boolean isOneWithTheAccount() {
        return care().directory().customer(String.valueOf(id())).authors().stream()
                .anyMatch(author -> author.id().equals(account));
    }

    /** How often Care was told to change something. */
    static long writes() {
        return care().count("PUT", "*") + care().count("POST", "*");
    }
}
