package io.khoroszendesk.care.sync;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;

import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;

/** Jane, a customer with a ticket, who is one person with her account in Care. */
final class PushedJane {

    private final FakeUser user;

    private PushedJane(FakeUser user) {
        this.user = user;
    }

    /** Has her pushed, and nobody else. */
    static PushedJane by(SyncTrial sync) throws SyncException {
        TicketTenant.isItselfAgain();
        PushedJane jane = new PushedJane(zendesk()
                .tenant()
                .user("Jane Quill")
                .email("jane@example.com")
                .phone("+12025550177")
                .add());
        zendesk().tenant().ticket(jane.user).status("open").add();
        sync.run();
        care().directory().agentJoins(care().directory().arrives("twitter", "1001", "jane.q"), jane.author());
        return jane;
    }

    long id() {
        return user.id();
    }

    FakeAuthor author() {
        return care().directory()
                .author("crm", "zendesk_1", String.valueOf(id()))
                .orElseThrow();
    }

    /** An attribute that settings of former times have pushed. */
    void has(String key, String value) {
        care().directory().holds(author(), key, value);
    }

    /** Zendesk deletes her, a run splits her off, and Zendesk deletes her for good. */
    void isDeletedPermanentlyAfterTheSplit(SyncTrial sync) throws SyncException {
        zendesk().tenant().edit(id()).deleted().save();
        sync.run();
        zendesk().tenant().deletePermanentlyUnseen(id());
        sync.timePasses();
    }
}
