package io.khoroszendesk.contract;

import java.util.List;

/**
 * Every point in which the document that is served differs from the published contract, and why. The published one was
 * harvested from pages and contradicts itself; what it says elsewhere about the same point stands in the description of
 * {@code openapi.yaml}.
 */
final class ContractReadings {

    /** A difference at one operation, or at {@code *}, any of them. */
    record Reading(String operation, String difference, String reason) {}

    private static final String ANY = "*";

    static final List<Reading> ALL = List.of(
            new Reading("GET /list", "is not served", "belongs to the contract for digital assets"),
            new Reading("GET /list/{}", "is not served", "belongs to the contract for digital assets"),
            new Reading("GET /asset/{}", "is not served", "belongs to the contract for digital assets"),
            new Reading(ANY, "header x-sf-initiative is a string, not an integer", "it is a string on two operations"),
            new Reading(ANY, "header x-sf-company-id is a string, not an integer", "it is a string on two operations"),
            new Reading(ANY, "header x-sf-email is added", "the Care copy of the contract names the agent's header so"),
            new Reading(ANY, "answers are application/json, not text/plain", "the only real example is JSON"),
            new Reading(ANY, "status 401 is added", "every operation asks for the key"),
            new Reading(ANY, "status 404 is added", "the pages say so in words for unknown ids and types"),
            new Reading(ANY, "status 406 is added", "answers are JSON only"),
            new Reading(ANY, "status 408 is added", "bodies are bounded in time, too"),
            new Reading(ANY, "status 413 is added", "bodies are bounded"),
            new Reading(ANY, "status 415 is added", "bodies are JSON only"),
            new Reading(ANY, "status 500 is added", "Zendesk may fail where metadata is read, too"),
            new Reading(
                    "GET /case/{}", "status 422 is missing", "the text means 404; a look-up has no fields to correct"),
            new Reading("PATCH /customer/{}", "status 200 is added", "the Care copy answers 200; a setting chooses"),
            new Reading("PATCH /case/{}", "status 201 is added", "the page answers 201; a setting chooses"),
            new Reading("POST /customer", "member name is demanded", "Zendesk has no user without a name"),
            new Reading("POST /customer", "answered id is a string, not an integer", "all tables say string"),
            new Reading("POST /case", "member customId is not demanded", "customerId is its name everywhere else"),
            new Reading("PATCH /case/{}", "member customId is not demanded", "any field may be changed alone"),
            new Reading("PATCH /case/{}", "member title is not demanded", "any field may be changed alone"),
            new Reading(
                    "POST /customer/bestmatch",
                    "header Prefer is added",
                    "the console's page asks why customers match"),
            new Reading(
                    "POST /customer/bestmatch", "member accountNumbers is oneOf, not a string", "it is a list as well"),
            new Reading(ANY, "interaction member linkUrl is not demanded", "it is there only \"when available\""),
            new Reading(ANY, "member customId is oneOf, not a string", "a number is taken for one, too"),
            new Reading(ANY, "interaction member serviceId is oneOf, not a string", "a number is taken for one, too"),
            new Reading(
                    ANY,
                    "interaction member author member serviceId is oneOf, not a string",
                    "a number is taken for one, too"));

    private ContractReadings() {}

    static boolean explains(Reading reading, String operation, String difference) {
        return reading.difference().equals(difference)
                && (reading.operation().equals(ANY) || reading.operation().equals(operation));
    }
}
