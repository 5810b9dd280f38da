package io.khoroszendesk.bridge.customer;

import java.util.List;

/**
 * A customer who may be the person of a social profile, and why.
 *
 * @param points how well the customer matches
 * @param reasons the names of the reasons, the strongest first
 */
public record MatchedCustomer(Customer customer, int points, List<String> reasons) {}
