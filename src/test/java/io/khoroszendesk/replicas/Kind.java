package io.khoroszendesk.replicas;

/**
 * A kind of round.
 *
 * @param title what happens, as the table says it
 * @param guarantee when its promise holds: that nothing is made twice, and nothing lost
 * @param play sends what it is about, and counts what came of it
 */
record Kind(String title, Guarantee guarantee, Play play) {

    interface Play {
        void in(Round round) throws Exception;
    }

    /** When a promise holds. */
    enum Guarantee {
        /** Whatever happens. */
        ALWAYS("always"),
        /** As long as the replicas reach their shared memory, and nothing else fails. */
        WITH_ENGINE("with the shared memory");

        private final String words;

        Guarantee(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
