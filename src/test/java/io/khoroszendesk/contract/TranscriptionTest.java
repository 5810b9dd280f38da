package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the repository has of the contract of Khoros, against the one that Khoros has published. */
@NeedsDocument(ContractDocument.KHOROS)
class TranscriptionTest {

    @Test
    void it_says_the_same_as_the_published_contract() throws IOException {
        String published = ContractDocument.KHOROS.text();
        String own = Files.readString(ContractDocument.KHOROS.own());

        assertThat(differences(published, own)).isEmpty();
        assertThat(differences(own, published)).isEmpty();
    }

    private static Iterable<ContractDifferences.Difference> differences(String one, String other) {
        return new ContractDifferences(PublishedContractTest.parsed(one), PublishedContractTest.parsed(other)).all();
    }
}
