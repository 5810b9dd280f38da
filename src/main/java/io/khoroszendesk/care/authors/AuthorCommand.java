package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.ErrorScrubber;
import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.StartupValidation;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

/** A command about the authors of Khoros Care. Results go to standard output, everything else to standard error. */
abstract class AuthorCommand implements ApplicationCommand {

    @Inject
    StartupValidation settings;

    @Inject
    CareConfig config;

    @Inject
    AdapterConfig adapter;

    @Inject
    ConsoleIO terminal;

    @Inject
    WaitNotices notices;

    @Inject
    CareSecrets secrets;

    /**
     * Does what the command is for, and returns its exit code.
     *
     * @throws CareException or another one that {@link #call} tells
     */
    abstract int run();

    @Override
    public final Integer call() {
        List<String> problems = settings.problems();
        if (!config.isConfigured() && problems.isEmpty()) {
            problems = List.of(
                    "CARE_URL, CARE_USERNAME, CARE_PASSWORD and CARE_CRM_KEY are missing: Care isn't configured");
        }
        if (!problems.isEmpty()) {
            terminal.tell(String.join(".\n", problems) + ".");
            return 1;
        }
        try {
            return run();
        } catch (CareException e) {
            terminal.tell(masked(words(e)));
        } catch (ZendeskException e) {
            terminal.tell("Zendesk: " + e.getMessage() + ".");
        } catch (CommandException e) {
            terminal.tell(masked(e.getMessage()));
        }
        return 1;
    }

    /** Makes calls, and tells meanwhile what is waited for. */
    final <T> T waiting(Supplier<T> calls) {
        return notices.during("Khoros Care or Zendesk", calls);
    }

    /** With Care's own words, which only whoever has typed the command sees. */
    final String words(CareException e) {
        // Before it is shortened, so that no half of a password is left.
        String detail = ErrorScrubber.clean(masked(e.detail()));
        return detail.isEmpty() ? e.getMessage() : e.getMessage() + " Care says: " + detail;
    }

    /** Care may repeat what it was sent. */
    private String masked(String text) {
        return secrets.mask(text);
    }
}
