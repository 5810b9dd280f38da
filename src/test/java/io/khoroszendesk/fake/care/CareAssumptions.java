package io.khoroszendesk.fake.care;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What {@link FakeCare} invents, because Khoros publishes nothing about it. All of it is here, so that no test takes it for a
 * fact; the client has to cope with any other choice as well.
 *
 * <ul>
 *   <li>The order in which networks are read for the anchor of a batch's element ({@link #PROVIDERS}).
 *   <li>The form of a batch's {@code metadata}, and that a partial failure is answered with 200 ({@link Metadata}).
 *   <li>The {@code @class} of a CRM author, and that it is listed under {@code crm} when read.
 *   <li>The bodies of successful writes: the persons concerned for a batch, else an empty object.
 *   <li>That an author who isn't there is 404 when looked up, and 400 when updated or split ({@link #ABSENT}).
 *   <li>That a wrong account is 401 as with the tokens' API, and that an unknown path is 404.
 *   <li>The number of persons on a page ({@link #PAGE}), counted from the page's offset.
 *   <li>Where exactly one account of an element is known, the others are attached to it, wherever it stands; where the first
 *       is new and several others are known, a new person is made.
 *   <li>Whether only the named accounts move, or all of their persons' ({@link Joining}).
 *   <li>That a deletion of which nobody knows is 400, and that a second one for the same author is a request of its own.
 *   <li>That reactivating says nothing of conversations that aren't pending.
 *   <li>That a CRM of an unknown key, or an attribute that isn't configured, fails its element alone.
 * </ul>
 */
public final class CareAssumptions {

    /** Networks in the order in which they are read. The reference only says that there is one. */
    static final List<String> PROVIDERS =
            List.of("twitter", "facebook", "instagram", "lithium", "crm", "external", "googleplus");

    static final int PAGE = 30;

    static final String ABSENT = "Author does not exist";

    /** What a join may move. */
    public enum Joining {
        /** The accounts that the element names. */
        ACCOUNTS,
        /** Everybody who is one person with them. */
        PERSONS
    }

    /** Forms that the metadata of a partial failure might have. */
    public enum Metadata {
        /** A list with the element's customer and a message each. */
        NAMED,
        /** The element itself, as it was sent, and a message. */
        ECHOED,
        /** An object with messages by the ids of the customers. */
        BY_ID,
        /** Messages that name nobody. */
        ANONYMOUS,
        /** The places in the list, counted from 0, and a message. */
        BY_INDEX;

        Object of(List<Failure> failures) {
            if (this == BY_ID) {
                JsonObject byId = new JsonObject();
                failures.forEach(failure -> byId.put(failure.customer(), failure.message()));
                return byId;
            }
            JsonArray list = new JsonArray();
            failures.forEach(failure -> list.add(one(failure)));
            return this == ECHOED ? new JsonObject().put("failures", list) : list;
        }

        private Object one(Failure failure) {
            JsonObject json = new JsonObject().put("message", failure.message());
            return switch (this) {
                case NAMED -> json.put("id", failure.customer());
                case ECHOED -> json.put("author", failure.element());
                case BY_INDEX -> json.put("index", failure.index());
                default -> failure.message();
            };
        }
    }

    /** An element of a batch that was refused. */
    record Failure(int index, JsonObject element, String customer, String message) {}

    private static final Map<String, String> TYPES = Map.of(
            "twitter", "TwitterSpecificAuthorData",
            "facebook", "FacebookSpecificAuthorData",
            "lithium", "LithiumSpecificAuthorData",
            "external", "ExternalSpecificAuthorData");

    private CareAssumptions() {}

    static String type(String network) {
        return TYPES.getOrDefault(network, "CrmSpecificAuthorData");
    }
}
