package io.khoroszendesk.ops.check;

import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.zendesk.MetadataClient;
import io.khoroszendesk.zendesk.model.NewUserField;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Checks the user field that stores social handles: whether it exists and is usable. Can create it. */
@Singleton
public class HandleFieldCheck {

    private static final String SUBJECT = "handles";
    private static final String TYPE = "textarea";

    private final HandlesConfig config;
    private final AdapterConfig ops;
    private final MetadataClient metadata;

    @Inject
    public HandleFieldCheck(HandlesConfig config, AdapterConfig ops, MetadataClient metadata) {
        this.config = config;
        this.ops = ops;
        this.metadata = metadata;
    }

    public Finding find(List<UserField> userFields, boolean fix) {
        Optional<UserField> found = userFields.stream()
                .filter(field -> config.field().equals(field.key()))
                .findFirst();
        if (found.isEmpty()) {
            return missing(fix);
        }
        if (!TYPE.equals(found.get().type())) {
            return Finding.fail(
                    SUBJECT,
                    "The user field " + config.field() + " is of the type "
                            + found.get().type() + ", which can't keep several lines.",
                    "Create a multi-line one with another key and name it in ADAPTER_HANDLES_FIELD.");
        }
        if (Boolean.FALSE.equals(found.get().active())) {
            return Finding.fail(
                    SUBJECT,
                    "The user field " + config.field() + " is not active.",
                    "Activate it in Zendesk's Admin Center, under user fields.");
        }
        return Finding.ok(SUBJECT, "The user field " + config.field() + " keeps social handles.");
    }

    private Finding missing(boolean fix) {
        if (!config.learn()) {
            return Finding.ok(SUBJECT, "They are not learned (ADAPTER_HANDLES_LEARN), so no field is needed.");
        }
        if (!fix) {
            return Finding.fail(
                    SUBJECT,
                    "The account has no user field " + config.field()
                            + ", so social handles are neither learned nor found.",
                    "Run check --fix, which creates it, or set ADAPTER_HANDLES_LEARN to false.");
        }
        if (ops.dryRun()) {
            return Finding.ok(SUBJECT, "The user field " + config.field() + " would be created.");
        }
        try {
            metadata.createUserField(new NewUserField(
                    config.field(),
                    TYPE,
                    "Khoros social handles",
                    "One line each: network, handle and, if known, the id. Kept by the Khoros adapter."));
            return Finding.ok(SUBJECT, "The user field " + config.field() + " was created.");
        } catch (ZendeskException e) {
            return Finding.fail(
                    SUBJECT,
                    "The user field " + config.field() + " could not be created"
                            + (e.is(Kind.UNAUTHORIZED) ? ": that takes an admin." : ": " + e.getMessage() + "."),
                    "Have an admin create a multi-line user field with this key in Zendesk's Admin Center.");
        }
    }
}
