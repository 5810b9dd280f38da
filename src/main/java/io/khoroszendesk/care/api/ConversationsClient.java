package io.khoroszendesk.care.api;

import io.khoroszendesk.care.api.CareCallExecutor.Effect;
import io.khoroszendesk.common.http.PercentEncoding;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The conversations of authors in Khoros Care's Author API. All methods block, retry what is safe to retry, and throw
 * {@link CareException}s, also if there is no such author.
 * <p>Times are sent as milliseconds since 1970, at most 24 hours apart.
 */
@Singleton
public class ConversationsClient {

    private final CareApi api;
    private final CareCallExecutor calls;

    @Inject
    ConversationsClient(@RestClient CareApi api, CareCallExecutor calls) {
        this.api = api;
        this.calls = calls;
    }

    /** The ids of the conversations that changed between two moments, of the author with this {@code lswUuid}. */
    public List<String> conversations(String lswUuid, Instant from, Instant to) {
        return read(
                "conversations",
                () -> api.conversations(AuthorPath.segment(lswUuid), from.toEpochMilli(), to.toEpochMilli()));
    }

    /** The ids of the author's conversations that changed between two moments. */
    public List<String> conversations(AuthorRef author, Instant from, Instant to) {
        AuthorPath path = AuthorPath.of(author);
        long start = from.toEpochMilli();
        long end = to.toEpochMilli();
        return read(
                "conversations by id",
                () -> author.instance() == null
                        ? api.conversationsById(path.network(), path.last(), start, end)
                        : api.conversationsByInstanceAndId(path.network(), path.instance(), path.last(), start, end));
    }

    /**
     * The ids of the conversations of an account that changed between two moments.
     *
     * @param instance null for networks with a single instance
     */
    public List<String> conversationsByHandle(
            String network, String instance, String handle, Instant from, Instant to) {
        AuthorPath path = AuthorPath.of(new AuthorRef(network, instance, handle));
        long start = from.toEpochMilli();
        long end = to.toEpochMilli();
        return read(
                "conversations by handle",
                () -> instance == null
                        ? api.conversationsByHandle(path.network(), path.last(), start, end)
                        : api.conversationsByInstanceAndHandle(
                                path.network(), path.instance(), path.last(), start, end));
    }

    /**
     * Reactivates pending conversations of the author and returns their numbers.
     *
     * @param comment an internal note; null for none
     * @param page the Facebook page; null for none
     */
    public List<String> reactivate(AuthorRef author, String comment, String page) {
        AuthorPath path = AuthorPath.of(author);
        String note = PercentEncoding.parameter(comment);
        String pageId = PercentEncoding.parameter(page);
        return calls.call(
                        "reactivate conversations",
                        // With a note, a retry would add a second note.
                        comment == null ? Effect.REPEATABLE : Effect.ONCE,
                        () -> author.instance() == null
                                ? api.reactivateById(path.network(), path.last(), note, pageId)
                                : api.reactivateByInstanceAndId(
                                        path.network(), path.instance(), path.last(), note, pageId))
                .texts();
    }

    private List<String> read(String operation, Supplier<Uni<CareEnvelope>> request) {
        return calls.call(operation, Effect.READ, request).texts();
    }
}
