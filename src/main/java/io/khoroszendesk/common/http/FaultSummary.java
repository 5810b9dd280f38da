package io.khoroszendesk.common.http;

/**
 * What may be logged about an unexpected exception: the classes of the exceptions and where they were thrown. Their
 * messages are left out, because those of parsers and clients repeat customer data from requests.
 */
public final class FaultSummary {

    private static final int MOST_CAUSES = 5;

    private FaultSummary() {}

    public static String described(Throwable fault) {
        StringBuilder text = new StringBuilder();
        Throwable current = fault;
        for (int i = 0; current != null && i < MOST_CAUSES; i++, current = current.getCause()) {
            text.append(i == 0 ? "" : "\nCaused by: ").append(current.getClass().getName());
            for (StackTraceElement frame : current.getStackTrace()) {
                text.append("\n\tat ").append(frame);
            }
        }
        return text.toString();
    }
}
