package io.khoroszendesk.marketing.events;

import io.khoroszendesk.bridge.api.Lengths;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Why a call of Khoros has failed, as far as its report shows, and what to do about it. */
enum FailureCause {
    KEY("Khoros' key is none of those that are accepted here, or its company is none of ADAPTER_KHOROS_COMPANY_IDS;"
            + " compare KHOROS_AUTH_HEADER_VALUES with what was registered."),
    ADDRESS("The registered address leads to the adapter, but not to its API; it has to end with the path of"
            + " ADAPTER_KHOROS_BASE_PATH."),
    GONE("The customer or case is not in Zendesk any more, or was merged; an agent can link the right one again."),
    REFUSED_INPUT("The adapter did not accept what was sent; its own line with this reference says why."),
    OURS("The adapter, or Zendesk behind it, failed; its own line with this reference says why."),
    UNREADABLE(
            "The adapter answered with success, but Khoros could not use the answer; edit the field configuration in"
                    + " Khoros again, and compare ADAPTER_KHOROS_UPDATE_CUSTOMER_STATUS and ADAPTER_KHOROS_UPDATE_CASE_STATUS."),
    TOO_SLOW(
            "No answer came in time: Khoros waits 8 s, and 20 s for metadata. Compare the adapter's times, and those of"
                    + " what stands before it."),
    TLS("Khoros could not agree on TLS; the certificate must be valid, publicly trusted and sent with its chain."),
    NO_ANSWER("Khoros got no answer: the adapter can't be reached from the internet, or was slower than 8 s."),
    REDIRECT("Something before the adapter redirects; register the address that it redirects to."),
    PROXY(
            "An ingress or proxy answered in place of the adapter, because its correlation id is missing: check that there are"
                    + " ready pods, and that the address leads to them."),
    OTHER("The report tells no more; the tracking id helps Khoros' support to find it.");

    private static final Pattern TIME = Pattern.compile("time[d ]?-?\\s?out|deadline|took too long");
    private static final Pattern CERTIFICATE = Pattern.compile("certificate|\\bssl|\\btls|handshake|pkix");

    private final String hint;

    FailureCause(String hint) {
        this.hint = hint;
    }

    String hint() {
        return hint;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Derives the cause from Khoros' report.
     *
     * @param status the response's status; empty or 0 if there was none
     * @param isOurs whether the response has our correlation id, so that it doesn't come from a proxy
     * @param words Khoros' description and error message. They are documented nowhere, so they only distinguish why
     * there was no response, and are never repeated
     */
    static FailureCause of(CrmOperation operation, OptionalInt status, boolean isOurs, String words) {
        int code = status.orElse(0);
        if (code <= 0) {
            String lower = Lengths.lowerCase(words);
            return TIME.matcher(lower).find()
                    ? TOO_SLOW
                    : CERTIFICATE.matcher(lower).find() ? TLS : NO_ANSWER;
        }
        if (code >= 300 && code < 400) {
            return REDIRECT;
        }
        if (!isOurs) {
            return code == 408 || code == 504 ? TOO_SLOW : code >= 400 ? PROXY : OTHER;
        }
        return switch (code) {
            case 401 -> KEY;
            case 404, 405 ->
                operation == CrmOperation.UNKNOWN
                        ? ADDRESS
                        : code == 404 && operation.isAboutOne() ? GONE : REFUSED_INPUT;
            case 400, 406, 413, 415, 422 -> REFUSED_INPUT;
            default -> code >= 500 ? OURS : code >= 200 && code < 300 ? UNREADABLE : OTHER;
        };
    }
}
