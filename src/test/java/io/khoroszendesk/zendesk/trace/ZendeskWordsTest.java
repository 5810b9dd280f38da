package io.khoroszendesk.zendesk.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.khoroszendesk.zendesk.call.ResponseBodies;
import io.khoroszendesk.zendesk.model.Comment;
import io.khoroszendesk.zendesk.model.CustomStatus;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.Identity;
import io.khoroszendesk.zendesk.model.Organization;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketField;
import io.khoroszendesk.zendesk.model.TicketRow;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.Webhook;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZendeskWordsTest {

    @Test
    void every_member_that_the_adapter_reads_stays() {
        Stream<Class<?>> read = Stream.concat(
                Arrays.stream(ResponseBodies.class.getDeclaredClasses()).filter(Class::isRecord),
                Stream.of(
                        User.class,
                        Ticket.class,
                        Ticket.CustomField.class,
                        TicketRow.class,
                        Comment.class,
                        UserField.class,
                        TicketField.class,
                        CustomStatus.class,
                        Group.class,
                        Identity.class,
                        Organization.class,
                        Webhook.class));

        assertThat(read.flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("isDefault"))
                        .map(PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE::translate))
                .isNotEmpty()
                .allMatch(ZendeskWords::isMember);
    }

    @ParameterizedTest
    @CsvSource({
        "locale, en-US",
        "locale, es-419",
        "locale, zh-cn",
        "time_zone, America/New_York",
        "time_zone, Eastern Time (US & Canada)",
        "time_zone, Berlin",
        "type, tagger",
        "type, phone_number",
        "status, hold",
        "role, end-user",
        "channel, native_messaging",
        "scope, read write",
        "scope, tickets:read users:write",
        "subscriptions, zen:event-type:user.external_id_changed",
        "subscriptions, zen:event-type:user.organization_membership_created",
        "error, IdempotentRequestError",
        "error, invalid_scope"
    })
    void a_value_that_zendesk_chooses_stays(String member, String value) {
        assertThat(ZendeskWords.isValue(member, value)).isTrue();
    }
}
