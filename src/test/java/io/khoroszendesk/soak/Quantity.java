package io.khoroszendesk.soak;

/**
 * What may leak. Each may rise a little in a run, because machines warm up and loads vary; a leak goes on rising. So the same
 * rise is a gentler slope in a longer run, which therefore finds smaller leaks.
 */
enum Quantity {
    HEAP("heap after a collection", "MB", 4, "requests under way hold some 100 kB each, and their number varies"),
    RSS("resident memory", "MB", 24, "the collector and the compiler take memory in steps, and keep it"),
    THREADS("threads", "", 6, "pools of threads follow the load, and end their threads after a minute"),
    DESCRIPTORS("open descriptors", "", 25, "they follow the connections"),
    CALLERS("connections from callers", "", 25, "a caller opens one more for each request under way"),
    ZENDESK("connections to Zendesk", "", 25, "the pool follows the calls under way, and gives back after 15 s"),
    CLOSE_WAIT(
            "connections left half closed",
            "",
            3,
            "a connection that the other side has closed is to be closed at once"),
    METRICS(
            "series of metrics",
            "",
            300,
            "an outcome that is met for the first time adds some, and seldom ones come late");

    private final String label;
    private final String unit;
    private final double mayRise;
    private final String why;

    Quantity(String label, String unit, double mayRise, String why) {
        this.label = label;
        this.unit = unit;
        this.mayRise = mayRise;
        this.why = why;
    }

    String label() {
        return unit.isEmpty() ? label : label + ", " + unit;
    }

    /** By how much it may rise in all of the time that is judged. */
    double mayRise() {
        return mayRise;
    }

    /** Why it may rise at all. */
    String why() {
        return why;
    }
}
