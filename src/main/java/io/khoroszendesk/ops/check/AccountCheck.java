package io.khoroszendesk.ops.check;

import io.khoroszendesk.bridge.TenantCheck;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Inspection;
import io.khoroszendesk.common.config.StartupValidation;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.zendesk.MetadataClient;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskStatus;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.TicketField;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Checks everything the service needs from its settings and its Zendesk account. It changes nothing: its writes are
 * addressed to the user and the ticket 0, which don't exist.
 */
@Singleton
public class AccountCheck {

    private static final long NOBODY = 0;

    @Inject
    StartupValidation settings;

    @Inject
    ZendeskConfig config;

    @Inject
    DeadlineConfig deadlines;

    @Inject
    AdapterConfig ops;

    @Inject
    ZendeskClient zendesk;

    @Inject
    MetadataClient metadata;

    @Inject
    ZendeskStatus status;

    @Inject
    AccountCondition condition;

    @Inject
    ZendeskDiagnosis diagnosis;

    @Inject
    TenantCheck mappings;

    @Inject
    HandleFieldCheck handles;

    @Inject
    Instance<Inspection> others;

    /** Runs the checks; stops when a failure makes further ones pointless. */
    public CheckReport run(boolean fix) {
        CheckReport findings =
                CheckReport.of("Zendesk account", "account", config.subdomain().orElse("not named"));
        if (settings(findings) && account(findings) && reads(findings, fix)) {
            writes(findings);
            others.forEach(other -> findings.add(other.inspect(fix)));
        }
        findings.add(condition.of(status));
        return findings;
    }

    private boolean settings(CheckReport findings) {
        List<String> problems = settings.problems();
        findings.add(problems.stream()
                .map(problem -> Finding.fail(
                        "settings",
                        Finding.sentence(problem),
                        "Correct it in this tenant's environment; docs/configuration.md lists all settings."))
                .toList());
        if (problems.isEmpty()) {
            findings.add(Finding.ok("settings", "They are complete and well formed."));
        } else {
            findings.add(Finding.skip("the rest", "Not tried before the settings are right."));
        }
        return problems.isEmpty();
    }

    private boolean account(CheckReport findings) {
        User me;
        try {
            me = ask(zendesk::me);
        } catch (ZendeskException e) {
            Finding finding = diagnosis.of(e);
            if (!finding.subject().equals(ZendeskDiagnosis.CONNECTION)) {
                findings.add(Finding.ok(ZendeskDiagnosis.CONNECTION, config.api() + " answers."));
            }
            findings.add(finding);
            findings.add(Finding.skip("the rest", "Not tried before this is right."));
            return false;
        }
        diagnosis.isWell();
        findings.add(Finding.ok(ZendeskDiagnosis.CONNECTION, config.api() + " answers."));
        findings.add(identity(me));
        return !findings.isLastAFailure();
    }

    private static Finding identity(User me) {
        if (me.id() == null) {
            return Finding.fail(
                    ZendeskDiagnosis.CREDENTIALS,
                    "Zendesk answers, but as to a stranger: the credentials count for nothing.",
                    "Make the OAuth client a confidential one that belongs to a service user, and allow it the scopes \"read"
                            + " write\".");
        }
        return me.isStaff()
                ? Finding.ok(ZendeskDiagnosis.CREDENTIALS, "Zendesk knows us as the " + me.role() + " " + me.id() + ".")
                : Finding.fail(
                        ZendeskDiagnosis.CREDENTIALS,
                        "The service user " + me.id() + " is an end user, who may not see other users' tickets.",
                        "Give the user the role agent or admin, or make an OAuth client that belongs to such a user.");
    }

    private boolean reads(CheckReport findings, boolean fix) {
        try {
            List<UserField> userFields = ask(metadata::userFields);
            List<TicketField> ticketFields = ask(metadata::ticketFields);
            findings.add(fields(userFields, ticketFields));
            findings.add(mappings.get(userFields, ticketFields, ask(this::groups)).stream()
                    .map(problem -> Finding.fail(
                            "mappings", problem + ".", "Correct the setting for this account, or add what is missing."))
                    .toList());
            findings.add(ask(() -> handles.find(userFields, fix)));
            return true;
        } catch (ZendeskException e) {
            findings.add(diagnosis.of(e));
            return false;
        }
    }

    private List<Group> groups() {
        try {
            return metadata.groups();
        } catch (ZendeskException e) {
            if (e.status() == 403) {
                return List.of();
            }
            throw e;
        }
    }

    private static Finding fields(List<UserField> userFields, List<TicketField> ticketFields) {
        if (ticketFields.isEmpty()) {
            return Finding.fail(
                    "fields",
                    "The account shows no ticket fields, although every account has some.",
                    "See whether this is the account you mean, and give the service user a role that sees tickets.");
        }
        return userFields.isEmpty()
                ? Finding.warn(
                        "fields",
                        "The account has no user fields of its own, so agents see only name, e-mail and the like.",
                        "Add user fields in Zendesk's Admin Center if agents need more.")
                : Finding.ok(
                        "fields",
                        Plural.of(userFields.size(), "user field") + " and "
                                + Plural.of(ticketFields.size(), "ticket field") + " are there.");
    }

    private void writes(CheckReport findings) {
        if (ops.dryRun()) {
            findings.add(Finding.skip("scopes", "Writing is not tried: this is a dry run."));
        } else if (isForbidden(() -> zendesk.updateUserInPassing(NOBODY, UserChanges.NONE))
                || isForbidden(() -> zendesk.updateTicket(NOBODY, TicketChanges.NONE))) {
            findings.add(ZendeskDiagnosis.forbidden("write"));
        } else if (isForbidden(() -> {
            zendesk.deleteIdentity(NOBODY, NOBODY);
            return null;
        })) {
            findings.add(Finding.fail(
                    "scopes",
                    "The credentials may not change customers' e-mail addresses.",
                    "Zendesk wants the broad scope for that: set ZENDESK_OAUTH_SCOPE to \"read write\"."));
        } else {
            findings.add(Finding.ok("scopes", "Users, their addresses and tickets can be read and written."));
        }
    }

    private boolean isForbidden(Callable<Object> write) {
        try {
            ask(write);
            return false;
        } catch (ZendeskException e) {
            return e.is(Kind.UNAUTHORIZED);
        }
    }

    private <T> T ask(Callable<T> question) {
        try {
            return Deadline.run(System.nanoTime(), deadlines.metaDeadline(), question);
        } catch (ZendeskException e) {
            throw e;
        } catch (Exception e) {
            throw ZendeskException.without(Kind.FAILED, e.getMessage(), e);
        }
    }
}
