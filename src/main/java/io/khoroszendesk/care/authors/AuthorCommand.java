package io.khoroszendesk.care.authors;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
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
            terminal.tell(words(e));
        } catch (ZendeskException e) {
            terminal.tell("Zendesk: " + e.getMessage() + ".");
        } catch (CommandException e) {
            terminal.tell(e.getMessage());
        }
        return 1;
    }

    /** Makes calls, and tells meanwhile what is waited for. */
    final <T> T waiting(Supplier<T> calls) {
        return notices.during("Khoros Care or Zendesk", calls);
    }

    static String words(CareException e) {
        String detail = e.is(Kind.INVALID) ? ErrorScrubber.clean(e.detail()) : "";
        return detail.isEmpty() || e.getMessage().contains(detail) ? e.getMessage() : e.getMessage() + " " + detail;
    }
}
