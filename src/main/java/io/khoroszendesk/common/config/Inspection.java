package io.khoroszendesk.common.config;

import java.util.List;

/**
 * A check of a part of the service beyond the Zendesk account itself. The command {@code check} runs every bean of this
 * type.
 */
public interface Inspection {

    /**
     * Runs the check; returns nothing if the part isn't configured. Only called if Zendesk can be called.
     *
     * @param fix whether to correct what is wrong
     */
    List<Finding> inspect(boolean fix);
}
