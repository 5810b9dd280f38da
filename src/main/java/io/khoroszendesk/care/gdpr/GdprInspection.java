package io.khoroszendesk.care.gdpr;

import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Inspection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Checks the account of the GDPR API by asking for a deletion that nobody has filed. Nothing is written. */
@Singleton
public class GdprInspection implements Inspection {

    private static final String SUBJECT = "Care deletions";
    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

    private final GdprClient client;
    private final GdprConfig config;

    @Inject
    GdprInspection(GdprClient client, GdprConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public List<Finding> inspect(boolean fix) {
        return config.isConfigured() ? List.of(account()) : List.of();
    }

    /** Khoros says 400 of a wrong request and doesn't say of which; other failures would meet a deletion as well. */
    private Finding account() {
        try {
            client.status(NOBODYS);
        } catch (CareException e) {
            if (!e.is(Kind.MISSING, Kind.INVALID)) {
                return Finding.fail(
                                SUBJECT, e.getMessage(), "Put that right; docs/care.md says what to ask Support for.")
                        .passing(e.passesAfter());
            }
        }
        return Finding.ok(SUBJECT, "Care takes the account that files deletions.");
    }
}
