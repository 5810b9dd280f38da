package io.khoroszendesk.common.config;

import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses the settings of Quarkus that switch off the verification of certificates, or send calls past the settings for addresses:
 * others would read tokens and customers' data. They are found by the end of their names, because most hold the name of a client or
 * of a configuration that anybody may choose. There is no exception for this machine, because a private certificate is trusted by a
 * trust store as easily.
 */
@Singleton
public class UnsafeSettings implements SettingsValidator {

    private static final Pattern NAME = Pattern.compile("(QUARKUS|.+_MP_REST|JDK)_.+");
    private static final String ANY = "certificates of anybody would be trusted";
    private static final String OTHERS = "certificates of any other host would be trusted";

    private static final Pattern ADDRESS = Pattern.compile("QUARKUS_REST_CLIENT_.+_UR[IL]");

    private static final List<Rule> RULES = List.of(
            new Rule("TRUST_?ALL", "(?i)false|", "must be false", ANY),
            new Rule("VERIFY_?HOST", "(?i)true|", "must be true", OTHERS),
            new Rule("HOSTNAME_?VERIFIER", "", "must not be set", OTHERS),
            // An empty one is as good as NONE on the way to the shared memory.
            new Rule("HOSTNAME_VERIFICATION_ALGORITHM", "(?i)HTTPS", "must be HTTPS", OTHERS),
            new Rule("REDIS_TLS_CONFIGURATION_NAME", "shared-memory", "must be shared-memory", OTHERS),
            new Rule("DISABLEHOSTNAMEVERIFICATION", "(?i)false", "must be false", OTHERS));

    private final SmallRyeConfig config;

    @Inject
    public UnsafeSettings(SmallRyeConfig config) {
        this.config = config;
    }

    /**
     * What a setting may be without a danger.
     *
     * @param name how the variables end for which it holds
     * @param harmless the values that it may have
     * @param words the same in words
     * @param otherwise what would happen with any other value
     */
    private record Rule(Pattern name, Pattern harmless, String words, String otherwise) {

        Rule(String name, String harmless, String words, String otherwise) {
            this(Pattern.compile(".+_" + name), Pattern.compile(harmless), words, otherwise);
        }

        boolean isBroken(String variable, String value) {
            return name.matcher(variable).matches()
                    && !harmless.matcher(value.strip()).matches();
        }
    }

    @Override
    public List<String> problems() {
        return GivenSetting.in(config)
                .filter(setting -> NAME.matcher(setting.variable()).matches())
                .flatMap(setting -> Stream.concat(
                        certificates(setting.variable(), setting.value().getValue()).stream(),
                        address(setting).stream()))
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<String> address(GivenSetting setting) {
        return setting.isOfOperator() && ADDRESS.matcher(setting.variable()).matches()
                ? Optional.of(
                        setting.variable() + " must not be set, because tokens would be sent there unchecked: write"
                                + " ZENDESK_URL, CARE_URL, KHOROS_API_URL or KHOROS_LOGIN_URL")
                : Optional.empty();
    }

    private static Optional<String> certificates(String variable, String value) {
        return RULES.stream()
                .filter(rule -> rule.isBroken(variable, value))
                .findFirst()
                .map(rule -> variable + " " + rule.words() + ", because otherwise " + rule.otherwise()
                        + ": remove it, and name a private authority by a trust store such as"
                        + " QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS");
    }
}
