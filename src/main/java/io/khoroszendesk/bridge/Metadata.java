package io.khoroszendesk.bridge;

import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.customer.Customers;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldModels;

/** Tells the types of objects that Khoros may ask about. */
public final class Metadata {

    private Metadata() {}

    /** The fields of {@code customer} or {@code case}. */
    public static FieldModel of(String type, FieldModels models) {
        return Customers.answered(() -> switch (type) {
            case "customer" -> models.customer();
            case "case" -> models.cases();
            default ->
                throw OperationException.of(
                        Code.NOT_FOUND, "There is no such type of object; there are customer and case.");
        });
    }
}
