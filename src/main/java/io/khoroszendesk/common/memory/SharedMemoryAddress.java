package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.security.SecretFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of the shared memory as it is configured. */
record SharedMemoryAddress(Optional<String> text) {

    private static final String TLS = "rediss";
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PATH = Pattern.compile("(/\\d{0,3})?");

    static SharedMemoryAddress of(Optional<String> value, Optional<String> file) {
        return new SharedMemoryAddress(new SecretFile(value, file).get());
    }

    static SharedMemoryAddress of(SharedMemoryConfig config) {
        return of(config.url(), config.urlFile());
    }

    /** The address; empty if there is none, or if it can't be used. */
    Optional<URI> uri() {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new URI(text.get()))
                            .filter(SharedMemoryAddress::isUsable)
                            .map(SharedMemoryAddress::withPlainPlus);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(URI uri) {
        return (TLS.equals(uri.getScheme()) || "redis".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getPort() <= HIGHEST_PORT
                && PATH.matcher(uri.getPath()).matches()
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }

    /** The client decodes user and password as a form does, in which a plus is a blank. */
    private static URI withPlainPlus(URI uri) {
        String user = uri.getRawUserInfo();
        return user == null
                ? uri
                : URI.create(uri.toString().replaceFirst(Pattern.quote(user), user.replace("+", "%2B")));
    }

    boolean isWrong() {
        return text.isPresent() && uri().isEmpty();
    }

    boolean hasTls() {
        return uri().filter(uri -> TLS.equals(uri.getScheme())).isPresent();
    }
}
