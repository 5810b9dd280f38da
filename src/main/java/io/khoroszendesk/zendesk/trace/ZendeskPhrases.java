package io.khoroszendesk.zendesk.trace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The phrases of Zendesk's error messages. The adapter decides by some of them, so they stay where they are; whatever
 * stands between them is a value, which is replaced.
 */
final class ZendeskPhrases {

    /** What a message begins with if it is about one of Zendesk's own fields. */
    private static final String TITLES =
            "\\A(?:Email|Name|Value|Phone|Status|Custom status|Requester|Submitter|Assignee|"
                    + "Author|Description|Subject|Comment|External id|External|Group|Organization|Type|Priority|Key|Title|Tags|"
                    + "Role|Time zone|Locale|Alias|Details|Notes|Password|User|Ticket|Identity|Record|Request)(?=[: ])";

    private static final String LIMITS = "\\((?:minimum|maximum) is [0-9]{1,6} characters(?: after decomposition)?\\)";

    private static final String LABELS = "(?<=\\s)id:";

    static final String PHRASES = """
            is already being used by another user
            already being used
            has already been taken
            already been taken
            is not properly formatted
            properly formatted
            cannot be blank
            can't be blank
            is required
            is needed
            is suspended
            suspended
            closed prevents ticket update
            is too long
            too long
            is too short
            too short
            is invalid
            is not a valid user
            is not a valid email address
            is not a number
            is not included in the list
            must be an integer
            must be a string
            must be a number
            must be a date
            does not exist
            Record validation errors
            Not found
            Not authorized
            Forbidden
            Unauthorized
            Couldn't authenticate you
            Invalid attribute
            You passed an invalid value for the
            attribute.
            Invalid parameter:
            from api/v2/users/show
            from api/v2/tickets/show
            You are missing the following required scopes: read
            You are missing the following required scopes: write
            You are missing the following required scopes: read write
            You do not have access to this page.
            Please contact the account owner of this help desk for further help.
            The access token provided is expired, revoked, malformed or invalid for other reasons.
            Client authentication failed due to unknown client, no client authentication included, or unsupported \
            authentication method.
            The authorization grant type is not supported by the authorization server.
            The provided authorization grant is invalid, expired, revoked
            The requested scope is invalid, unknown, or malformed.
            Number of allowed API requests per minute exceeded
            Number of allowed incremental export API requests per minute exceeded
            You have exceeded the rate limit for this endpoint.
            Please wait before you try again.
            You have exceeded the rate limit for updating a single unique user.
            user email:
            external_id:
            Too many requests
            Too Many Requests
            Rate limit exceeded
            Requester creation collision - please try again
            Safe Update prevented the update due to outdated ticket data.
            Please fetch the latest ticket data and try again.
            Database collision
            The database did not answer in time.
            Please try again in a moment.
            Please try again.
            Sorry, we could not complete your search query.
            Invalid search: Requested response size was greater than Search Response Limits
            Request parameters don't match the given idempotency key
            The idempotency key is empty or too long
            A comment is required to update your request.
            Too late.
            Service unavailable
            Internal server error
            """;

    private static final Pattern KNOWN = Pattern.compile(
            Stream.concat(
                            Stream.of(TITLES, LIMITS, LABELS),
                            // The longest first, because one may begin like another.
                            PHRASES.lines()
                                    .sorted(Comparator.comparingInt(String::length)
                                            .reversed())
                                    .map(Pattern::quote))
                    .collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** A value of more words than this isn't looked at word by word. */
    private static final int WORDS_OF_A_VALUE = 8;

    private static final String SIGNS = ".!?…";

    private ZendeskPhrases() {}

    /** The message with every value of it passed through {@code pseudonym}. */
    static String scrubbed(String message, UnaryOperator<String> pseudonym) {
        StringBuilder scrubbed = new StringBuilder();
        Matcher phrase = KNOWN.matcher(message);
        int end = 0;
        while (phrase.find()) {
            scrubbed.append(value(message.substring(end, phrase.start()), pseudonym))
                    .append(phrase.group());
            end = phrase.end();
        }
        return scrubbed.append(value(message.substring(end), pseudonym)).toString();
    }

    /** The blanks around a value stay, because they part it from the phrases. */
    private static String value(String text, UnaryOperator<String> pseudonym) {
        String value = text.strip();
        if (value.isEmpty()) {
            return text;
        }
        int start = text.indexOf(value);
        String replaced = replaced(value, pseudonym);
        // A sentence remains one, because the adapter ends with a full stop what has no end.
        String sign = value.substring(value.length() - 1);
        return text.substring(0, start)
                + replaced
                + (SIGNS.contains(sign) && !replaced.endsWith(sign) ? sign : "")
                + text.substring(start + value.length());
    }

    /** An address among other words becomes the one that it becomes where it stands alone. */
    private static String replaced(String value, UnaryOperator<String> pseudonym) {
        String[] words = BLANKS.split(value, WORDS_OF_A_VALUE + 1);
        return value.indexOf('@') < 0 || words.length > WORDS_OF_A_VALUE
                ? pseudonym.apply(value)
                : Arrays.stream(words).map(pseudonym).collect(Collectors.joining(" "));
    }
}
