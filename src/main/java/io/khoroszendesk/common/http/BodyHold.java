package io.khoroszendesk.common.http;

import io.khoroszendesk.common.http.BytesInFlight.Share;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One owner's part in a {@link Share}, given back once, however often and by whomever its end is told. */
public final class BodyHold {

    private final Share share;
    private final AtomicBoolean isHeld = new AtomicBoolean(true);

    private BodyHold(Share share) {
        this.share = share;
    }

    /** The part of whoever has opened this share. */
    static BodyHold first(Share share) {
        return new BodyHold(share);
    }

    /** A further part in this share; empty if the share was already given back. */
    public static Optional<BodyHold> of(Share share) {
        return share.retain() ? Optional.of(new BodyHold(share)) : Optional.empty();
    }

    /** Gives it back. Returns whether it was held until now. */
    public boolean release() {
        boolean isFirst = isHeld.getAndSet(false);
        if (isFirst) {
            share.release();
        }
        return isFirst;
    }
}
