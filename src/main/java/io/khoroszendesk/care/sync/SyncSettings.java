package io.khoroszendesk.care.sync;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what is wrong in the settings of the synchronisation, in words that name the key. */
@Singleton
public class SyncSettings implements SettingsValidator {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]++)++");
    private static final int LARGEST_PAGE = 1_000;

    private final SyncConfig config;
    private final AdapterConfig ops;

    @Inject
    SyncSettings(SyncConfig config, AdapterConfig ops) {
        this.config = config;
        this.ops = ops;
    }

    /** The problems, none where all is well. */
    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!PATH.matcher(config.webhookPath()).matches()) {
            problems.add("ADAPTER_CARE_WEBHOOK_PATH is not a path such as /hooks/zendesk");
        }
        if (config.headRoom() < 0 || config.headRoom() > 1) {
            problems.add("ADAPTER_CARE_HEAD_ROOM must lie between 0 and 1: 0.4 leaves 40 % of the calls to agents");
        }
        if (config.pageSize() < 1 || config.pageSize() > LARGEST_PAGE) {
            problems.add("ADAPTER_CARE_PAGE_SIZE must lie between 1 and 1000");
        }
        if (config.exportsPerMinute() < 1) {
            problems.add("ADAPTER_CARE_EXPORTS_PER_MINUTE must be at least 1");
        }
        if (config.webhookQueue() < 1) {
            problems.add("ADAPTER_CARE_WEBHOOK_QUEUE must be at least 1");
        }
        if (config.poll().isNegative() || config.webhookDelay().isNegative()) {
            problems.add("ADAPTER_CARE_POLL and ADAPTER_CARE_WEBHOOK_DELAY must not be less than 0");
        }
        ops.publicUrl()
                .filter(url -> !isAddress(url))
                .ifPresent(
                        url -> problems.add("ADAPTER_PUBLIC_URL is not an address such as https://crm.acme.example"));
        return problems;
    }

    private static boolean isAddress(URI url) {
        return url.getHost() != null
                && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
    }
}
