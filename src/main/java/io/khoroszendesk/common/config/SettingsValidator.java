package io.khoroszendesk.common.config;

import java.util.List;

/** Finds what is wrong with the settings of one part of the service. A single problem keeps the server from starting. */
public interface SettingsValidator {

    /** The problems, each a sentence that names the setting's key; empty if the settings are valid. */
    List<String> problems();
}
