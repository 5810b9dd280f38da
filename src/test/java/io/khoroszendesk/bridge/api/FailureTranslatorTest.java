package io.khoroszendesk.bridge.api;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Generate.text;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.zendesk.ZendeskFailures;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Detail;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTranslatorTest {

    private static final String CLOSED =
            "This case is closed in Zendesk and can't be changed any more. Please create a new case.";

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, CRM_REFUSED, Please tell your administrators",
        "NOT_FOUND, CRM_UNAVAILABLE, Zendesk failed to answer",
        "INVALID, CRM_UNAVAILABLE, Please tell your administrators",
        "CONFLICT, CRM_CONFLICT, Somebody else is changing this",
        "RATE_LIMITED, CRM_BUSY, try again in a minute",
        "OVERLOADED, CRM_BUSY, overloaded or in maintenance",
        "FAILED, CRM_UNAVAILABLE, Zendesk failed to answer",
        "UNREACHABLE, CRM_UNAVAILABLE, can't be reached",
        "CONNECTION_LOST, CRM_UNAVAILABLE, The connection to Zendesk broke",
        "TIMEOUT, CRM_TIMEOUT, did not answer in time",
        "MALFORMED, CRM_UNAVAILABLE, answer can't be read",
        "BUSY, CRM_BUSY, Too many requests are under way",
        "NOT_RECORDED, CRM_UNAVAILABLE, Not recorded",
        "CIRCUIT_OPEN, CRM_UNAVAILABLE, has failed repeatedly",
    })
    void every_failure_has_a_code_and_a_sentence(Kind kind, Code code, String words) {
        OperationException refusal = FailureTranslator.of(ZendeskFailures.of(kind));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(words);
        assertThat(refusal.retryAfter()).isEmpty();
    }

    @Test
    void what_a_replay_does_not_know_is_named() {
        ZendeskException e =
                new ZendeskException(Kind.NOT_RECORDED, "", 501, "GET /api/v2/users/7", null, Map.of(), false, null);

        assertThat(FailureTranslator.of(e)).hasMessage("Not recorded: GET /api/v2/users/7.");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void no_failure_repeats_zendesks_own_words(Kind kind) {
        assertThat(FailureTranslator.of(ZendeskFailures.of(kind, Duration.ofSeconds(3)))
                        .getMessage())
                .doesNotContain("jane", "own words")
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"27000, 27 s", "1, 1 s", "1001, 2 s", "0, 1 s"})
    void a_wait_is_named_in_full_seconds(long millis, String words) {
        Duration wait = Duration.ofMillis(millis);

        assertThat(FailureTranslator.of(ZendeskFailures.of(Kind.RATE_LIMITED, wait)))
                .hasMessageContaining("asks to wait " + words);
        assertThat(FailureTranslator.of(ZendeskFailures.of(Kind.OVERLOADED, wait)))
                .hasMessageContaining("asks to wait " + words);
        assertThat(FailureTranslator.of(ZendeskFailures.of(Kind.RATE_LIMITED, wait))
                        .retryAfter())
                .contains(wait);
    }

    @Test
    void where_a_write_may_have_happened_the_advice_says_so() {
        assertThat(FailureTranslator.of(
                        ZendeskFailures.of(Kind.CONNECTION_LOST), FailureTranslator.MAY_HAVE_BEEN_CREATED))
                .hasMessage("The connection to Zendesk broke. Please try again."
                        + " It may have been created; search before you try again.");
    }

    @ParameterizedTest
    @CsvSource({
        "'Email: badmail is not properly formatted', , This is not properly formatted.",
        "'Email: jane@example.com is already being used by another user', DuplicateValue, This is already used by another customer.",
        "'Value: jane@example.com is already being used by another user', , This is already used by another customer.",
        "'External has already been taken', , This is already used by another customer.",
        "'Description: cannot be blank', BlankValue, Zendesk demands a value here.",
        "'Name: cannot be blank', , Zendesk demands a value here.",
        "'Club number: is required', , Zendesk demands a value here.",
        "'Status: closed prevents ticket update', , CLOSED",
        "'Status closed prevents ticket update', , CLOSED",
        "'Requester: Jane Quill is suspended.', UserSuspended, 'This customer is suspended in Zendesk, so no case can be created.'",
        "'Requester: Jane Quill is suspended.', , 'This customer is suspended in Zendesk, so no case can be created.'",
        "'Name: is too long (maximum is 255 characters)', , This is too long.",
        "'Name: is too short (minimum one character)', , This is too short.",
        "'Phone: is invalid', , This is not properly formatted.",
        "'Something about Jane Quill', SomethingNew, Zendesk does not accept this value.",
        "'', , Zendesk does not accept this value.",
    })
    void every_complaint_is_said_in_our_words(String description, String code, String sentence) {
        String words = sentence.equals("CLOSED") ? CLOSED : sentence;
        OperationException refusal = refusal(ZendeskFailures.complaint("known", description, code));

        assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal.fields()).containsExactly(new FieldError("ours", words));
        assertThat(refusal).hasMessage(words);
    }

    @Test
    void a_complaint_about_no_field_of_ours_is_the_message() {
        OperationException refusal = refusal(ZendeskFailures.complaint("base", "Name: cannot be blank", null));

        assertThat(refusal.fields()).isEmpty();
        assertThat(refusal).hasMessage("Zendesk demands a value here.");
    }

    @Test
    void a_refusal_without_details_is_still_said() {
        assertThat(refusal(ZendeskFailures.refusal(422, Map.of()))).hasMessage("Zendesk did not accept these values.");
        assertThat(refusal(ZendeskFailures.refusal(422, Map.of("known", List.of()))))
                .hasMessage("Zendesk does not accept this value.");
        assertThat(refusal(ZendeskFailures.refusal(413, Map.of()))).hasMessageContaining("too large");
    }

    @Test
    void a_complaint_is_recognised_by_code_or_sentence() {
        assertThat(FailureTranslator.complainsOf(
                        ZendeskFailures.complaint("email", "x", "DuplicateValue"), "email", "DuplicateValue"))
                .isTrue();
        assertThat(FailureTranslator.complainsOf(
                        ZendeskFailures.complaint("email", "Email: x is already being used", null),
                        "email",
                        "DuplicateValue"))
                .isTrue();
        assertThat(FailureTranslator.complainsOf(
                        ZendeskFailures.complaint("email", "x", "DuplicateValue"), "name", "DuplicateValue"))
                .isFalse();
        assertThat(FailureTranslator.complainsOf(
                        ZendeskFailures.complaint("status", "Status: closed prevents ticket update", null),
                        "status",
                        "Closed"))
                .isTrue();
    }

    @Test
    void what_a_rule_of_the_tenant_says_of_the_whole_is_the_message() {
        assertThat(refusal(ZendeskFailures.complaint("base", "No cases on Sundays", null)))
                .hasMessage("No cases on Sundays.");
        assertThat(refusal(ZendeskFailures.complaint("base", "No\r\n\u202ecases\u0000 on Sundays!", "OurRule")))
                .hasMessage("No cases on Sundays!");
        assertThat(refusal(ZendeskFailures.complaint("base", "x".repeat(5_000), null)))
                .hasMessage("x".repeat(300) + "…");
    }

    @Test
    void it_stands_beside_what_is_said_of_fields() {
        OperationException refusal = refusal(ZendeskFailures.refusal(
                422,
                Map.of(
                        "known", List.of(new Detail("Known: is too long", null)),
                        "base", List.of(new Detail("No cases on Sundays", null)))));

        assertThat(refusal.fields()).containsExactly(new FieldError("ours", "This is too long."));
        assertThat(refusal).hasMessage("This is too long. No cases on Sundays.");
    }

    @Test
    void it_goes_into_no_log_because_the_cause_is_what_is_logged() {
        assertThat(refusal(ZendeskFailures.complaint("base", "No cases for Jane", null))
                        .getCause())
                .isInstanceOf(ZendeskException.class)
                .message()
                .doesNotContain("Jane");
    }

    @Test
    void no_complaint_about_a_field_repeats_zendesks_own_words() {
        String secret = "jane@example.com";
        Generator<String> known = oneOf(
                "Email: ",
                " is already being used by ",
                "cannot be blank",
                "closed prevents ",
                " is suspended",
                " is invalid");
        Generator<String> description = joined(3, text(255), known);
        Generator<String> code = joined(1, text(255), oneOf("DuplicateValue", "BlankValue", "UserSuspended"));
        // Without a code the description decides what is said.
        Generator<Detail> details = random -> new Detail(
                description.generate(random) + secret, random.trueOrFalse() ? null : code.generate(random) + secret);
        forAll(details, detail -> {
            OperationException refusal = refusal(ZendeskFailures.refusal(422, Map.of("known", List.of(detail))));

            assertThat(refusal.getMessage() + refusal.fields()).doesNotContain(secret);
        });
    }

    private static OperationException refusal(ZendeskException e) {
        return FailureTranslator.invalid(e, member -> member.equals("known") ? Optional.of("ours") : Optional.empty());
    }

    @Test
    void who_waited_too_long_for_another_request_is_told_to_look_first() {
        assertThatExceptionOfType(OperationException.class)
                .isThrownBy(() -> FailureTranslator.answered(() -> {
                    throw new DeadlineExceededException("another thread held the lock for too long", null);
                }))
                .withMessageContaining("look before you try again")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(OperationException.Code.CRM_TIMEOUT));
    }
}
