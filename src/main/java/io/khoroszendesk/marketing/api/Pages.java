package io.khoroszendesk.marketing.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the lists that Khoros sends in pages. A page may have fewer items than asked for although more follow, because
 * no contract says how large pages may be. So the list ends with a page that brings nothing new, which also ends it
 * where the server ignores our paging parameters, or with the total, if the response has one.
 */
public final class Pages {

    private static final int SIZE = 100;
    /** More pages than any list has. One that never ends must not block a command. */
    private static final int MOST_PAGES = 1000;

    /** Requests a page. */
    @FunctionalInterface
    public interface Call {

        /**
         * The next page.
         *
         * @param number its number, from 0 on
         * @param offset how many items the pages before it had
         * @param size how many items are asked for
         */
        MarketingEnvelope page(int number, int offset, int size);
    }

    private Pages() {}

    /**
     * The items of all pages, each once.
     *
     * @param content the list within the data of a response
     * @throws CommandException if a response holds no list, or the list has no end
     */
    public static List<JsonNode> all(Call call, Function<JsonNode, JsonNode> content) {
        Set<JsonNode> all = new LinkedHashSet<>();
        int offset = 0;
        for (int number = 0; number < MOST_PAGES; number++) {
            MarketingEnvelope answer = call.page(number, offset, SIZE);
            JsonNode items = content.apply(answer.data());
            if (!items.isArray()) {
                throw new CommandException(
                        "Khoros' answer has no list in it, so it is not known what is there. Nothing was changed.");
            }
            int before = all.size();
            items.forEach(all::add);
            offset += items.size();
            Optional<Long> total = answer.total();
            if (all.size() == before || total.isPresent() && all.size() >= total.get()) {
                return new ArrayList<>(all);
            }
        }
        throw new CommandException("Khoros' list has no end: " + MOST_PAGES + " pages were read. Nothing was changed.");
    }
}
