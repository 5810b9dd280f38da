package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorBody;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareEnvelope;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.care.api.ErrorScrubber;
import io.khoroszendesk.care.push.PushResult.Failed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends batches and finds out which elements failed. Care reports failures in {@code metadata}, in an undocumented
 * form. If a report names exactly one customer, it is taken as is. Otherwise the doubtful elements are sent again in
 * halves, down to single ones, which changes nothing for those that had succeeded. A single element is sent as a batch
 * of one, not by the PUT by id, because that fails for authors who don't exist yet.
 */
public final class BatchSender {

    private final CareClient care;
    private final String crmKey;
    private final Set<String> attributeKeys;
    private final List<String> succeeded = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();
    private CareException broken;

    public BatchSender(CareClient care, String crmKey, Set<String> attributeKeys) {
        this.care = care;
        this.crmKey = crmKey;
        this.attributeKeys = attributeKeys;
    }

    List<String> succeeded() {
        return succeeded;
    }

    List<Failed> failed() {
        return failed;
    }

    Optional<CareException> broken() {
        return Optional.ofNullable(broken);
    }

    void send(List<AuthorUpdate> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (broken != null) {
            batch.forEach(update -> fail(update, broken.kind(), broken.getMessage()));
            return;
        }
        try {
            CareEnvelope answer = care.update(
                    batch.stream().map(update -> AuthorBody.of(crmKey, update)).toList());
            evaluate(batch, answer);
        } catch (CareException e) {
            if (e.concernsAll()) {
                broken = e;
                batch.forEach(update -> fail(update, e.kind(), e.getMessage()));
            } else if (batch.size() == 1) {
                String detail = e.detail().isEmpty() ? e.getMessage() : clean(e.detail(), batch.getFirst());
                fail(batch.getFirst(), e.kind(), detail);
            } else {
                halves(batch);
            }
        }
    }

    private void evaluate(List<AuthorUpdate> batch, CareEnvelope answer) {
        BatchReport report = BatchReport.of(answer, crmKey, batch);
        Map<String, String> refused = new LinkedHashMap<>(report.refused());
        List<AuthorUpdate> doubtful = report.isUnclear()
                ? batch.stream()
                        .filter(update -> !refused.containsKey(update.id())
                                && !report.confirmed().contains(update.id()))
                        .toList()
                : List.of();
        List<AuthorUpdate> again = new ArrayList<>();
        if (batch.size() == 1 && doubtful.size() == 1) {
            refused.put(batch.getFirst().id(), report.unclear());
        } else {
            again.addAll(doubtful);
        }
        for (AuthorUpdate update : batch) {
            String detail = refused.get(update.id());
            if (detail != null) {
                fail(update, Kind.INVALID, clean(detail, update));
            } else if (!again.contains(update)) {
                succeeded.add(update.id());
            }
        }
        halves(again);
    }

    private void halves(List<AuthorUpdate> updates) {
        int middle = (updates.size() + 1) / 2;
        send(updates.subList(0, middle));
        send(updates.subList(middle, updates.size()));
    }

    private void fail(AuthorUpdate update, Kind kind, String reason) {
        failed.add(new Failed(update, kind, reason));
    }

    private String clean(String detail, AuthorUpdate update) {
        String words =
                ErrorScrubber.clean(detail, attributeKeys, update.attributes().values());
        return words.isEmpty() ? "Care doesn't say why." : words;
    }
}
