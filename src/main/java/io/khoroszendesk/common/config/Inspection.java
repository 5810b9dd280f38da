package io.khoroszendesk.common.config;

import java.util.List;

/** What a part of the service has checked beside the Zendesk account itself: every bean of this type takes part in {@code check}. */
public interface Inspection {

    /**
     * What is found; nothing where the part isn't configured. Only called where Zendesk lets itself be called.
     *
     * @param fix whether what is wrong may be put right
     */
    List<Finding> inspect(boolean fix);
}
