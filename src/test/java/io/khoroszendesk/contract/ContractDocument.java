package io.khoroszendesk.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The documents that tests compare with. A system property names each one's path. Most may not be copied, so the repository
 * doesn't hold them; two are there as far as they consist of names, and a path that is given goes before these.
 */
public enum ContractDocument {
    /** The contract that the adapter serves. */
    KHOROS("contract.khoros", "the contract that Khoros has published", "crm-callback.yaml"),
    ZENDESK("contract.zendesk", "Zendesk's OpenAPI document", null),
    /** A directory. */
    RECORDINGS("contract.recordings", "the directory of Zendesk's recorded answers", null),
    CARE("contract.care", "the document of Khoros Care's Author API", "care-author.yaml"),
    GDPR("contract.gdpr", "the document of Khoros Care's GDPR API", null),
    /** A directory. */
    MARKETING("contract.marketing", "the directory of Khoros Marketing's documents", null);

    private static final Path OWN = Path.of("src/test/resources/contracts");

    private final String property;
    private final String inWords;
    private final String own;

    ContractDocument(String property, String inWords, String own) {
        this.property = property;
        this.inWords = inWords;
        this.own = own;
    }

    String property() {
        return property;
    }

    String inWords() {
        return inWords;
    }

    boolean isGiven() {
        return !System.getProperty(property, "").isBlank();
    }

    /**
     * The path that is given, or else of what the repository has.
     *
     * @throws IllegalStateException if there is neither, or nothing at the path
     */
    public Path path() {
        if (!isGiven()) {
            return own();
        }
        Path path = Path.of(System.getProperty(property));
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    "-D" + property + " names " + path + ", where nothing is. It is to name " + inWords + ".");
        }
        return path;
    }

    /** What the repository has of it. */
    Path own() {
        if (own == null) {
            throw new IllegalStateException("-D" + property + " doesn't name " + inWords + ".");
        }
        return OWN.resolve(own);
    }

    /** The text at its path. */
    public String text() throws IOException {
        return Files.readString(path());
    }

    /** The text of a file of this directory. */
    public String text(String file) throws IOException {
        return Files.readString(path().resolve(file));
    }
}
