package io.khoroszendesk.bridge.fields;

import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.RefreshingCache;
import io.khoroszendesk.zendesk.MetadataClient;
import io.khoroszendesk.zendesk.model.CustomStatus;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The field models of the current tenant, read from Zendesk and cached. */
@Singleton
public class FieldModels {

    private static final Logger LOG = Logger.getLogger(FieldModels.class);

    private final RefreshingCache<Customer> customer;
    private final RefreshingCache<FieldModel> cases;

    /** The fields of customers, and whether the tenant has a user field for learned handles. */
    record Customer(FieldModel model, boolean keepsHandles) {}

    @Inject
    public FieldModels(
            MetadataClient metadata,
            FieldsConfig config,
            HandlesConfig handles,
            DeadlineConfig deadlines,
            Clock clock) {
        this.customer = new RefreshingCache<>(
                "customer fields",
                () -> {
                    List<UserField> fields = metadata.userFields();
                    return new Customer(
                            CustomerFields.of(fields, handles.field(), config.customer()),
                            fields.stream()
                                    .anyMatch(field -> handles.field().equals(field.key())
                                            && "textarea".equals(field.type())
                                            && !Boolean.FALSE.equals(field.active())));
                },
                config.cache(),
                deadlines.metaDeadline(),
                clock);
        this.cases = new RefreshingCache<>(
                "case fields", () -> caseFields(metadata, config), config.cache(), deadlines.metaDeadline(), clock);
    }

    /** Reads the three parts at once, because the first request of an agent waits for all of them. */
    private static FieldModel caseFields(MetadataClient metadata, FieldsConfig config) {
        Deadline deadline = Deadline.current();
        Future<List<CustomStatus>> statuses =
                deadline.fork(() -> whereAllowed("custom statuses", metadata::customStatuses));
        Future<List<Group>> groups = deadline.fork(() -> whereAllowed("groups", metadata::groups));
        return CaseFields.of(
                metadata.ticketFields(),
                deadline.await(statuses, "custom statuses"),
                deadline.await(groups, "groups"),
                config.cases());
    }

    /** The fields of customers. */
    public FieldModel customer() {
        return current(customer).model();
    }

    /** The fields of cases. */
    public FieldModel cases() {
        return current(cases);
    }

    /**
     * The fields of the objects that Khoros calls {@code customer} and {@code case}.
     *
     * @throws OperationException {@link Code#NOT_FOUND} for any other type
     */
    public FieldModel of(String type) {
        return FailureTranslator.answered(() -> switch (type) {
            case "customer" -> customer();
            case "case" -> cases();
            default ->
                throw OperationException.of(
                        Code.NOT_FOUND, "There is no such type of object; there are customer and case.");
        });
    }

    /** Whether the tenant has the user field that stores handles. */
    public boolean keepsHandles() {
        return current(customer).keepsHandles();
    }

    private static <T> T current(RefreshingCache<T> models) {
        try {
            return models.get();
        } catch (DeadlineExceededException e) {
            throw ZendeskException.of(e);
        }
    }

    /**
     * Empty if Zendesk doesn't allow the call: some plans have no custom statuses, and some tokens may not read groups.
     */
    private static <T> List<T> whereAllowed(String what, Supplier<List<T>> read) {
        try {
            return read.get();
        } catch (ZendeskException e) {
            if (e.is(Kind.NOT_FOUND) || e.status() == 403) {
                LOG.warnf("No %s: %s", what, e.getMessage());
                return List.of();
            }
            throw e;
        }
    }
}
