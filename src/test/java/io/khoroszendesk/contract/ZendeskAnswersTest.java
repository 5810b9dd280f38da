package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.contract.FixtureAnswers.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The fixture tenant against Zendesk's own document, whose path is given by {@code -Dcontract.zendesk}. */
@NeedsDocument(ContractDocument.ZENDESK)
class ZendeskAnswersTest {

    @Test
    void every_answer_of_the_fixture_tenant_is_one_that_zendesk_documents() throws Exception {
        ZendeskDocument document = new ZendeskDocument();
        Map<String, List<String>> problems = new TreeMap<>();
        int judged = 0;

        for (Answer answer : FixtureAnswers.all()) {
            if (ZendeskExceptions.isUndocumented(answer.status()) || ZendeskExceptions.isBroken(answer.stub())) {
                continue;
            }
            judged++;
            List<String> found =
                    document.problemsOfAnswer(answer.method(), answer.path(), answer.status(), answer.body());
            if (!found.isEmpty()) {
                problems.put(answer.stub(), found);
            }
        }

        assertThat(problems).isEmpty();
        assertThat(judged).isGreaterThan(100);
    }
}
