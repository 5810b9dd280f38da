package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.Lengths;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account on a social network.
 *
 * @param network in lower case; {@code twitter} also for X
 * @param name the handle without {@code @}, in lower case; null if only the id is known
 * @param id the network's own id of the account; null if it isn't known
 */
public record Handle(String network, String name, String id) {

    private static final String NO_NAME = "-";
    /** The maximum number of stored lines that are read: four times what is ever learned. */
    private static final int MOST_LINES = 200;
    /** The length of a network, a handle and an id. */
    private static final int LONGEST_LINE = 3 * Lengths.HANDLE + 2;

    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}]+");
    private static final Pattern AT_SIGNS = Pattern.compile("^@+");

    public Handle {
        Objects.requireNonNull(network);
    }

    /** As that of every record, but a native executable would interpret what the compiler gives it, 1,000 times slower. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Handle handle
                && network.equals(handle.network)
                && Objects.equals(name, handle.name)
                && Objects.equals(id, handle.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(network, name, id);
    }

    /** The account with this name and id on a network; empty if neither is usable. */
    public static Optional<Handle> of(String network, String name, String id) {
        // Cleaned a second time, because characters may compose once the space between them is gone.
        String normalNetwork = bounded(clean(bounded(network).replace(" ", "")));
        String normalName = normalName(name);
        String normalId = bounded(id).contains(" ") ? "" : bounded(id);
        if (normalNetwork.isEmpty() || (normalName.isEmpty() && normalId.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Handle(
                normalNetwork.equals("x") ? "twitter" : normalNetwork,
                normalName.isEmpty() ? null : normalName,
                normalId.isEmpty() ? null : normalId));
    }

    /**
     * The account of a profile. The link's host gives the network. The link gives the name, or else the screen name
     * does. The link comes first, because some networks send a person's name as the screen name.
     */
    public static Optional<Handle> ofProfile(String screenName, String profileUrl) {
        return ProfileLink.of(profileUrl)
                .flatMap(link -> of(
                        link.network(),
                        link.name()
                                .filter(name ->
                                        !link.namesById() && !normalName(name).isEmpty())
                                .orElse(screenName),
                        link.id().orElse(null)));
    }

    /** Reads a stored line: {@code network handle id}, where the id is optional. An admin may have typed the line. */
    static Optional<Handle> ofLine(String line) {
        if (line.length() > LONGEST_LINE) {
            return Optional.empty();
        }
        String[] parts = clean(line).split(" ");
        return parts.length < 2
                ? Optional.empty()
                : of(parts[0], parts[1].equals(NO_NAME) ? null : parts[1], parts.length > 2 ? parts[2] : null);
    }

    public static List<Handle> ofLines(String lines) {
        if (lines == null) {
            return List.of();
        }
        List<Handle> handles = new ArrayList<>();
        Iterator<String> each = lines.lines().limit(MOST_LINES).iterator();
        while (each.hasNext()) {
            ofLine(each.next()).ifPresent(handles::add);
        }
        return handles;
    }

    /** The form in which the handle is stored. */
    public String line() {
        return network + " " + (name == null ? NO_NAME : name) + (id == null ? "" : " " + id);
    }

    /**
     * The term for Zendesk's search. Empty if the name consists of punctuation alone, because Zendesk would ignore it
     * and find everyone on the network.
     */
    Optional<String> searchTerm() {
        return Optional.ofNullable(name).filter(LETTER_OR_DIGIT.asPredicate()).map(known -> network + " " + known);
    }

    /** Whether both are the same account. The network's id decides if both have one, because names change hands. */
    public boolean same(Handle other) {
        if (!network.equals(other.network)) {
            return false;
        }
        return id != null && other.id != null ? id.equals(other.id) : name != null && name.equals(other.name);
    }

    private static String normalName(String name) {
        // The name may be the link to the account.
        if (name == null || name.length() > Lengths.LINK || name.length() > Lengths.HANDLE && name.indexOf('/') < 0) {
            return "";
        }
        String clean = clean(name);
        if (clean.contains("/")) {
            // Cleaned a second time, because percent-encoded text may hold anything, even a line break.
            clean = ProfileLink.of(clean)
                    .flatMap(ProfileLink::name)
                    .map(Handle::clean)
                    .orElse("");
        }
        String bare = clean.startsWith("@") ? AT_SIGNS.matcher(clean).replaceFirst("") : clean;
        return bare.contains(" ") || bare.contains("/") || bare.equals(NO_NAME) || bare.length() > Lengths.HANDLE
                ? ""
                : bare;
    }

    /**
     * The text, or an empty one if it is too long for a part of a handle. Checked again after normalising, which makes
     * some texts longer.
     */
    private static String bounded(String text) {
        String clean = text == null || text.length() > Lengths.HANDLE ? "" : clean(text);
        return clean.length() > Lengths.HANDLE ? "" : clean;
    }

    private static String clean(String text) {
        return isClean(text) ? text : cleaned(text);
    }

    /** Whether a text is already clean. Most stored texts are, and this check takes a tenth of the time of cleaning. */
    private static boolean isClean(String text) {
        boolean afterBlank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ';
            if (c < ' ' || c > '~' || c >= 'A' && c <= 'Z' || blank && afterBlank) {
                return false;
            }
            afterBlank = blank;
        }
        return !afterBlank || text.isEmpty();
    }

    /** The text without characters that can't be seen. */
    static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private static String cleaned(String text) {
        String visible = CombiningMarks.bounded(visible(text));
        String lower = Lengths.lowerCase(Normalizer.normalize(visible, Normalizer.Form.NFKC));
        // Lower-case letters may compose again, and what is stored must be read back as it was written.
        String plain = Normalizer.normalize(lower, Normalizer.Form.NFKC);
        return BLANKS.matcher(plain).replaceAll(" ").trim();
    }
}
