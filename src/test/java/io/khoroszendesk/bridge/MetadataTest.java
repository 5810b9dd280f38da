package io.khoroszendesk.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.fake.Fault;
import org.junit.jupiter.api.Test;

class MetadataTest {

    private final Bridge bridge = new Bridge();

    @Test
    void customers_and_cases_have_their_own_fields() {
        assertThat(of("customer").field("plan")).isPresent();
        assertThat(of("case").field("priority")).isPresent();
    }

    @Test
    void there_are_no_other_types() {
        OperationException refusal = bridge.refusal(() -> of("asset"));

        assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal).hasMessage("There is no such type of object; there are customer and case.");
    }

    @Test
    void a_failure_of_zendesk_is_told() {
        bridge.faults().always("GET /api/v2/user_fields", Fault.UNAVAILABLE);

        assertThat(bridge.refusal(() -> of("customer")).code()).isEqualTo(Code.CRM_BUSY);
    }

    private FieldModel of(String type) {
        return bridge.ask(() -> Metadata.of(type, bridge.models));
    }
}
