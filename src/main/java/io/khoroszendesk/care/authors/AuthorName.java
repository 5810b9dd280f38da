package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.AuthorRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how an account is named in a command: {@code twitter:9050}, or with the instance where the network has several,
 * {@code lithium/example.lithium.com/:77}. {@code crm:4711} is a customer of the configured CRM.
 */
public final class AuthorName implements ITypeConverter<AuthorRef> {

    private static final Pattern NAME = Pattern.compile("(\\w+)(?:/([^:]+))?:(.*\\S.*)");

    /** Reads several. */
    static List<AuthorRef> all(List<String> names) {
        return names.stream().map(new AuthorName()::convert).toList();
    }

    /** What is wrong with the first of these that isn't one. Picocli would take it for an argument of nobody's. */
    static Optional<String> problem(List<String> names) {
        try {
            all(names);
            return Optional.empty();
        } catch (TypeConversionException e) {
            return Optional.of("Invalid value for positional parameter (ACCOUNT): " + e.getMessage());
        }
    }

    @Override
    public AuthorRef convert(String text) {
        Matcher name = NAME.matcher(text.strip());
        if (!name.matches()) {
            throw new TypeConversionException("'" + text.replaceAll("\\p{Cntrl}+", " ")
                    + "' is not an account such as twitter:9050, crm:4711 or lithium/forum.acme.example/:77.");
        }
        String network = name.group(1).toLowerCase(Locale.ROOT);
        return new AuthorRef(network.equals("x") ? "twitter" : network, name.group(2), name.group(3));
    }
}
