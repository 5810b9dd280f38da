package io.khoroszendesk.common.config;

import java.util.List;

/** The settings of something that need not be in use; what is wrong with them keeps the server from starting all the same. */
public interface SettingsValidator {

    /** The problems, in words that name the key; none where all is well. */
    List<String> problems();
}
