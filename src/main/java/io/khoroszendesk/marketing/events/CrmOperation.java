package io.khoroszendesk.marketing.events;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The operations of the CRM API, recognised in a URL that Khoros has called, whatever precedes them. */
enum CrmOperation {
    SEARCH_CUSTOMERS("searchcustomers", "POST", "/customers"),
    BEST_MATCH("bestmatchcustomers", "POST", "/customer/bestmatch"),
    CREATE_CUSTOMER("createcustomer", "POST", "/customer"),
    FIND_CUSTOMER("findcustomer", "GET", "/customer/{id}"),
    UPDATE_CUSTOMER("updatecustomer", "PATCH", "/customer/{id}"),
    FIND_CASES("findcases", "GET", "/customer/{id}/cases"),
    CREATE_CASE("createcase", "POST", "/case"),
    FIND_CASE("lookupcase", "GET", "/case/{id}"),
    UPDATE_CASE("updatecase", "PATCH", "/case/{id}"),
    METADATA("define-object-structures", "GET", "/meta/object/{type}"),
    /** Anything else. */
    UNKNOWN("unknown", "", "");

    private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    private static final Pattern AFTER_PATH = Pattern.compile("[?#].*$", Pattern.DOTALL);

    private final String id;
    private final String method;
    private final String template;
    private final Pattern end;

    CrmOperation(String id, String method, String template) {
        this.id = id;
        this.method = method;
        this.template = template;
        this.end = Pattern.compile(template.replaceAll("\\{\\w+\\}", "[^/]+") + "/*$");
    }

    /** The operation's id in Khoros' published API. */
    String id() {
        return id;
    }

    /** Whether it is about one customer or case, which may not exist. */
    boolean isAboutOne() {
        return template.contains("{id}");
    }

    @Override
    public String toString() {
        return this == UNKNOWN ? "an address that is none of the API's" : id + " (" + method + " " + template + ")";
    }

    static CrmOperation of(String method, String uri) {
        String path = AFTER_PATH.matcher(ORIGIN.matcher(uri).replaceFirst("")).replaceFirst("");
        return Arrays.stream(values())
                .filter(operation -> operation != UNKNOWN
                        && operation.method.equalsIgnoreCase(method)
                        && operation.end.matcher(path).find())
                .findFirst()
                .orElse(UNKNOWN);
    }
}
