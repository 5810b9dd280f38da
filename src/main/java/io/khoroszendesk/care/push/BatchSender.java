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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends batches and finds out which elements failed. Care reports failures in {@code metadata}, in an undocumented
 * form. If a report names exactly one customer, it is taken as is. Otherwise the doubtful elements are sent again, in
 * halves down to single ones or each alone, which changes nothing for those that had succeeded. Where Care lists as taken
 * others than the customers, it isn't confirmed that any of them was. If nobody of a batch is taken and several single
 * customers are refused in the same words, the push ends. A single element is sent as a batch of one, not by the PUT by id,
 * because that fails for authors who don't exist yet.
 */
public final class BatchSender {

    /** Fewer customers may be refused in the same words by chance, and cost few calls. */
    private static final int ENOUGH = 10;

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
            failAll(batch);
            return;
        }
        try {
            CareEnvelope answer = care.update(
                    batch.stream().map(update -> AuthorBody.of(crmKey, update)).toList());
            evaluate(batch, answer);
        } catch (CareException e) {
            if (e.concernsAll()) {
                broken = e;
                failAll(batch);
            } else if (batch.size() == 1) {
                failed.add(failed(
                        batch.getFirst(),
                        e.kind(),
                        e.getMessage(),
                        e.detail().isEmpty() ? e.getMessage() : e.detail()));
            } else {
                again(batch, false);
            }
        }
    }

    private void evaluate(List<AuthorUpdate> batch, CareEnvelope answer) {
        BatchReport report = BatchReport.of(answer, crmKey, batch);
        Map<String, String> refused = new LinkedHashMap<>(report.refused());
        List<AuthorUpdate> open = batch.stream().filter(report::isOpen).toList();
        if (batch.size() == 1 && !open.isEmpty()) {
            AuthorUpdate only = open.getFirst();
            open = List.of();
            if (report.unclear() == null) {
                failed.add(failed(only, Kind.FOREIGN, "Care's answer is about others than this customer.", ""));
                return;
            }
            refused.put(only.id(), report.unclear());
        }
        List<Failed> failures = new ArrayList<>();
        for (AuthorUpdate update : batch) {
            String detail = refused.get(update.id());
            if (detail != null) {
                failures.add(failed(update, Kind.INVALID, "Care doesn't take this customer.", detail));
            } else if (!open.contains(update)) {
                succeeded.add(update.id());
            }
        }
        if (batch.size() >= ENOUGH && failures.size() == batch.size() && isSetUpMissing(failures)) {
            failAll(batch);
            return;
        }
        failed.addAll(failures);
        // Where Care tells whom it has taken, whoever is missing was most likely refused.
        again(open, report.namesSuccesses());
    }

    /** Sends customers again of whom it isn't known which are to blame: each alone, or in halves. */
    private void again(List<AuthorUpdate> doubtful, boolean alone) {
        List<AuthorUpdate> left = new ArrayList<>(doubtful);
        if (left.size() >= ENOUGH && succeeded.isEmpty()) {
            List<AuthorUpdate> some = List.of(left.getFirst(), left.get(left.size() / 2), left.getLast());
            int before = failed.size();
            some.forEach(update -> send(List.of(update)));
            left.removeAll(some);
            List<Failed> failures = failed.subList(before, failed.size());
            if (broken == null && failures.size() == some.size() && isSetUpMissing(failures)) {
                failures.clear();
                failAll(doubtful);
                return;
            }
        }
        if (alone) {
            left.forEach(update -> send(List.of(update)));
            return;
        }
        int middle = (left.size() + 1) / 2;
        send(left.subList(0, middle));
        send(left.subList(middle, left.size()));
    }

    /**
     * Whether nobody was taken, and these are refused in the same words. Then it isn't their data: each further customer
     * would cost calls and be refused as well.
     */
    private boolean isSetUpMissing(List<Failed> failures) {
        List<String> words = failures.stream().map(Failed::said).distinct().toList();
        if (!succeeded.isEmpty() || words.size() != 1) {
            return false;
        }
        broken = CareException.of(
                Kind.NOT_SET_UP,
                "Care refuses every customer in the same words: "
                        + failures.getFirst().reason()
                        + " Ask Khoros Support for the CRM author integration with the key " + crmKey
                        + " and the attributes " + String.join(", ", attributeKeys)
                        + ", or correct CARE_CRM_KEY, ADAPTER_CARE_ATTRIBUTES and ADAPTER_CARE_FIELDS.");
        return true;
    }

    private void failAll(List<AuthorUpdate> updates) {
        updates.forEach(
                update -> failed.add(new Failed(update, broken.kind(), broken.getMessage(), broken.getMessage())));
    }

    /** Of Care's words only the names of attributes are repeated in the reason, which say what is to be put right. */
    private Failed failed(AuthorUpdate update, Kind kind, String category, String detail) {
        String said =
                ErrorScrubber.clean(detail, attributeKeys, update.attributes().values());
        List<String> named = Stream.concat(attributeKeys.stream(), update.attributes().keySet().stream())
                .distinct()
                .filter(key -> isNamed(key, detail))
                .sorted()
                .toList();
        return new Failed(
                update,
                kind,
                named.isEmpty() ? category : category + " It names " + String.join(", ", named) + ".",
                said.isEmpty() ? category : said);
    }

    private static boolean isNamed(String key, String detail) {
        return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(key) + "(?![\\p{L}\\p{N}_])")
                .matcher(detail)
                .find();
    }
}
