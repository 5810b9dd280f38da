package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareCredentials;
import io.khoroszendesk.care.tickets.Reactivation;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.care.tickets.TicketFields;
import io.khoroszendesk.common.config.KeyValueList;
import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.http.Urls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the settings of Care. Each problem is a sentence that names the setting's key. */
@Singleton
class CareSettings implements SettingsValidator {

    private static final Pattern CRM_KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} _.:/-]{0,99}");
    private static final Pattern USER_FIELD = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern NETWORK = Pattern.compile("[a-z]{1,30}");
    /** Members of an author that Care itself defines. */
    private static final Set<String> TAKEN = Set.of("id", "networkinstance", "lswUuid", "displayNumber");

    private final CareConfig care;
    private final AuthorConfig authors;
    private final TicketConfig tickets;
    private final CareCredentials credentials;

    @Inject
    CareSettings(CareConfig care, AuthorConfig authors, TicketConfig tickets, CareCredentials credentials) {
        this.care = care;
        this.authors = authors;
        this.tickets = tickets;
        this.credentials = credentials;
    }

    /** The problems; empty if no setting of Care is set at all. */
    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!care.isMentioned()) {
            return problems;
        }
        missing(problems);
        care.url()
                .filter(url -> !Urls.isOrigin(url))
                .ifPresent(url -> problems.add("CARE_URL is not an origin such as https://acme.response.lithium.com"));
        care.url()
                .flatMap(url -> Urls.withoutTls("CARE_URL", url, "lithium.com"))
                .ifPresent(problems::add);
        care.username()
                .filter(name -> name.contains(":"))
                .ifPresent(name -> problems.add(
                        "CARE_USERNAME must not contain a colon, because HTTP Basic ends the name with it"));
        care.crmKey()
                .filter(key -> !CRM_KEY.matcher(key).matches())
                .ifPresent(key ->
                        problems.add("CARE_CRM_KEY has blanks or special characters: it is a key such as zendesk_1"));
        mapping(problems);
        return problems;
    }

    private void missing(List<String> problems) {
        List<String> missing = new ArrayList<>();
        if (care.url().isEmpty()) {
            missing.add("CARE_URL");
        }
        if (care.username().isEmpty()) {
            missing.add("CARE_USERNAME");
        }
        if (care.password().isEmpty() && care.passwordFile().isEmpty()) {
            missing.add("CARE_PASSWORD");
        } else if (credentials.password().isEmpty()) {
            problems.add(credentials.absence());
        }
        if (care.crmKey().isEmpty()) {
            missing.add("CARE_CRM_KEY");
        }
        if (!missing.isEmpty()) {
            problems.add(String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")
                    + " missing, although other settings of Khoros Care are set: set all of them or none");
        }
    }

    private void mapping(List<String> problems) {
        Set<String> keys = new HashSet<>();
        pairs(
                "ADAPTER_CARE_ATTRIBUTES",
                authors.attributes(),
                problems,
                keys,
                source -> AuthorMapping.SOURCES.contains(source)
                        ? null
                        : "is not one of id, name, email, phone, organization, tags, link");
        pairs(
                "ADAPTER_CARE_FIELDS",
                authors.fields().orElse(List.of()),
                problems,
                keys,
                field -> USER_FIELD.matcher(field).matches() ? null : "is not the key of a user field");
        pairs(
                "ADAPTER_CARE_TICKET_FIELDS",
                tickets.ticketFields().orElse(List.of()),
                problems,
                keys,
                CareSettings::ticketProblem);
        tickets.reactivate().orElse(List.of()).stream()
                .filter(event -> !Reactivation.Reason.isKnown(event))
                .forEach(event -> problems.add("ADAPTER_CARE_REACTIVATE: \"" + event + "\" is not solved or replied"));
        for (String network : authors.joinNetworks()) {
            if (!NETWORK.matcher(network.strip()).matches() || network.strip().equals(AuthorRef.CRM)) {
                problems.add("ADAPTER_CARE_JOIN_NETWORKS is not a list of networks such as facebook,twitter");
            }
        }
    }

    private static String ticketProblem(String source) {
        boolean isField = source.startsWith(TicketFields.ORGANIZATION)
                && USER_FIELD
                        .matcher(source.substring(TicketFields.ORGANIZATION.length()))
                        .matches();
        return isField || TicketFields.SOURCES.contains(source)
                ? null
                : "is not one of open, status, priority, link, assignee, group, solved, satisfaction, or organization."
                        + " with the key of an organization field";
    }

    private interface SourceCheck {
        /** What is wrong with a source; null if nothing is. */
        String problem(String source);
    }

    private static void pairs(
            String setting, List<String> pairs, List<String> problems, Set<String> keys, SourceCheck sources) {
        Set<String> seen = new HashSet<>();
        for (KeyValueList.Entry pair : KeyValueList.parse(pairs).entries()) {
            String source = pair.key();
            String key = pair.value();
            String problem = sources.problem(source);
            if (!pair.isWhole()) {
                problems.add(setting + ": \"" + pair.text() + "\" is not of the form plan=attribute_key");
            } else if (problem != null) {
                problems.add(setting + ": \"" + source + "\" " + problem);
            } else if (!ATTRIBUTE.matcher(key).matches() || TAKEN.contains(key)) {
                problems.add(setting + ": \"" + key + "\" can't be the key of an attribute");
            } else if (!seen.add(source)) {
                problems.add(setting + " names \"" + source + "\" twice");
            } else if (!keys.add(key)) {
                problems.add(setting + ": the attribute \"" + key + "\" is used twice");
            }
        }
    }
}
