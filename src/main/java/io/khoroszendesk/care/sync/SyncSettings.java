package io.khoroszendesk.care.sync;

import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.zendesk.background.BackgroundConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Checks the settings of the synchronisation. Each problem is a sentence that names the setting's key. */
@Singleton
public class SyncSettings implements SettingsValidator {

    private static final int LARGEST_PAGE = 1_000;

    private final SyncConfig config;
    private final BackgroundConfig background;

    @Inject
    SyncSettings(SyncConfig config, BackgroundConfig background) {
        this.config = config;
        this.background = background;
    }

    /** The problems found; empty if the settings are valid. */
    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (background.headRoom() < 0 || background.headRoom() > 1) {
            problems.add("ADAPTER_CARE_HEAD_ROOM must lie between 0 and 1: 0.4 leaves 40 % of the calls to agents");
        }
        if (config.pageSize() < 1 || config.pageSize() > LARGEST_PAGE) {
            problems.add("ADAPTER_CARE_PAGE_SIZE must lie between 1 and 1000");
        }
        if (config.exportsPerMinute() < 1) {
            problems.add("ADAPTER_CARE_EXPORTS_PER_MINUTE must be at least 1");
        }
        if (config.poll().isNegative()) {
            problems.add("ADAPTER_CARE_POLL must not be less than 0");
        }
        return problems;
    }
}
