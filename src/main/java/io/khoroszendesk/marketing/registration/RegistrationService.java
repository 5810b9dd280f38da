package io.khoroszendesk.marketing.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.marketing.api.CustomCrm;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingEnvelope;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.registration.Registration.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Registers this service with Khoros once and stores the registration. */
@Singleton
public final class RegistrationService {

    private static final Pattern LAST_NUMBER = Pattern.compile("/(\\d{1,18})/?(?:[?#].*)?$");

    private final MarketingClient client;
    private final StateDirectory state;

    @Inject
    public RegistrationService(MarketingClient client, StateDirectory state) {
        this.client = client;
        this.state = state;
    }

    Optional<Registration> find() {
        return state.read(Registration.FILE, Registration.class);
    }

    /** The registration with its id, which changes need. */
    public Registration get() {
        Registration found = find().orElseThrow(() -> new CommandException(
                "Nothing is registered from here. Use register, or adopt CRM_ID for what was registered by hand."));
        if (found.crmId() == null) {
            throw new CommandException(unclear(found));
        }
        return found;
    }

    /** Fails if a registration exists or may exist. */
    void demandNone() {
        find().ifPresent(found -> {
            throw new CommandException(
                    found.crmId() == null
                            ? unclear(found)
                            : "This service is registered already, as CRM " + found.crmId()
                                    + ". Use update to change it, or" + " --force to register a second one.");
        });
    }

    private static String unclear(Registration found) {
        return (found.state() == State.POSTING
                        ? "An earlier run of register ended before Khoros had answered: \"" + found.name()
                                + "\" may have been registered."
                        : "Khoros has registered \"" + found.name() + "\" but did not tell its id.")
                + " See in Khoros whether it is there: if it is, use adopt CRM_ID; if it is not, register --force.";
    }

    /** Registers. The request is stored before it is sent, so that no later run sends it again. */
    Registration register(CustomCrm crm, Optional<Registration> before) {
        Registration posting = Registration.posting(crm);
        remember(posting);
        MarketingEnvelope answer;
        try {
            answer = client.register(crm);
        } catch (MarketingException e) {
            if (e.mayHaveHappened()) {
                throw new CommandException(
                        e.getMessage() + " The CRM may have been registered, so it is not sent again. See in"
                                + " Khoros whether it is there: if it is, use adopt CRM_ID; if it is not, register --force.");
            }
            undo(before);
            throw new CommandException("Nothing was registered. " + e.getMessage());
        } catch (CommandException e) {
            // There is no token, so nothing was sent.
            undo(before);
            throw e;
        }
        Registration registered = posting.accepted(id(answer).orElse(null));
        remember(registered);
        return registered;
    }

    private void undo(Optional<Registration> before) {
        before.ifPresentOrElse(this::remember, () -> state.forget(Registration.FILE));
    }

    /** Changes all three members. It is idempotent. */
    public Registration update(Registration registration, CustomCrm crm) {
        client.update(registration.crmId(), crm);
        Registration updated = registration.with(crm);
        remember(updated);
        return updated;
    }

    void remember(Registration registration) {
        state.write(Registration.FILE, registration);
    }

    /** Khoros has published no sample of its response, so every usual place is checked. */
    static Optional<Long> id(MarketingEnvelope answer) {
        JsonNode body = answer.body();
        List<Supplier<JsonNode>> places = List.of(
                () -> body.at("/data/id"),
                () -> body.path("id"),
                () -> body.at("/data/crmId"),
                () -> body.path("crmId"),
                () -> body.path("data"));
        for (Supplier<JsonNode> place : places) {
            JsonNode id = place.get();
            if (id.isValueNode() && id.asText().matches("\\d{1,18}")) {
                return Optional.of(Long.parseLong(id.asText()));
            }
        }
        Matcher location = LAST_NUMBER.matcher(answer.location() == null ? "" : answer.location());
        return location.find() ? Optional.of(Long.parseLong(location.group(1))) : Optional.empty();
    }
}
