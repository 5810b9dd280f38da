package io.khoroszendesk.ops.check;

import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Inspection;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.zendesk.MetadataClient;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** Asks Zendesk for the brand and the form of new tickets. With a wrong one no case could be created. */
@Singleton
class TicketDefaultsCheck implements Inspection {

    private final CasesConfig cases;
    private final DeadlineConfig deadlines;
    private final MetadataClient metadata;
    private final ZendeskDiagnosis diagnosis;

    @Inject
    TicketDefaultsCheck(
            CasesConfig cases, DeadlineConfig deadlines, MetadataClient metadata, ZendeskDiagnosis diagnosis) {
        this.cases = cases;
        this.deadlines = deadlines;
        this.metadata = metadata;
        this.diagnosis = diagnosis;
    }

    @Override
    public List<Finding> inspect(boolean fix) {
        return Stream.of(
                        problem("ADAPTER_CASES_BRAND names the brand ", cases.brand(), metadata::hasBrand),
                        problem("ADAPTER_CASES_FORM names the form ", cases.form(), metadata::hasTicketForm))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> problem(String name, Optional<Long> id, LongPredicate isThere) {
        try {
            return id.isEmpty() || isThere(id.get(), isThere)
                    ? Optional.empty()
                    : Optional.of(Finding.fail(
                            "mappings",
                            name + id.get() + ", which doesn't exist or isn't active.",
                            "Correct the setting for this account, or leave it out for the account's default."));
        } catch (ZendeskException e) {
            return Optional.of(diagnosis.of(e));
        }
    }

    private boolean isThere(long id, LongPredicate isThere) {
        try {
            return Deadline.run(System.nanoTime(), deadlines.metaDeadline(), () -> isThere.test(id));
        } catch (ZendeskException e) {
            throw e;
        } catch (Exception e) {
            throw ZendeskException.without(ZendeskException.Kind.FAILED, e.getMessage(), e);
        }
    }
}
