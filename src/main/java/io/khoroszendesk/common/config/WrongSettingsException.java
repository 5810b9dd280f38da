package io.khoroszendesk.common.config;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;

/** Settings with which the server doesn't start. */
public class WrongSettingsException extends ConfigurationException {

    private final transient List<String> problems;

    /**
     * Makes one of problems.
     *
     * @param problems as {@link #problems()} returns them
     */
    public WrongSettingsException(List<String> problems) {
        super("Wrong settings: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each names the variable, what is wrong with it and what to write. */
    public List<String> problems() {
        return problems;
    }
}
