package io.khoroszendesk.fake.marketing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What {@link FakeKhoros} does although no published contract says so. Nobody has seen these answers of the real one, so nothing
 * may depend on them but for being able to cope with them.
 */
final class KhorosAssumptions {

    /** The contract of the CRM registration has no success at all; each of these is a form that others of Khoros' answers have. */
    public enum Registered {
        ENVELOPE,
        BARE,
        CRM_ID,
        LOCATION,
        NOTHING
    }

    /** The page "Developer Inactive" is told of by people who have met it, its status is not. */
    static final int INACTIVE_STATUS = 403;

    /** A wrong client secret is told to be a 500, with whatever body. */
    static final int WRONG_SECRET_STATUS = 500;

    /** A code that is unknown or used up; nobody tells what happens. */
    static final int WRONG_CODE_STATUS = 400;

    /** Tokens last 24 months; the guide's sample is a number, an older client's a text. */
    static final long TOKEN_MILLIS = 2L * 365 * 24 * 3600 * 1000;

    private KhorosAssumptions() {}

    static KhorosAnswer registered(Registered form, long id) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return switch (form) {
            case ENVELOPE -> KhorosAnswer.ok(object.put("id", String.valueOf(id)));
            case BARE -> KhorosAnswer.json(201, object.put("id", id));
            case CRM_ID -> KhorosAnswer.ok(object.put("crmId", id));
            case LOCATION -> KhorosAnswer.text(201, "").with("Location", "/v2/crm/admin/custom/" + id);
            case NOTHING -> KhorosAnswer.text(200, "Coming Soon");
        };
    }

    /** A changed CRM: as the registration, with the id. */
    static KhorosAnswer updated(long id) {
        return registered(Registered.ENVELOPE, id);
    }
}
