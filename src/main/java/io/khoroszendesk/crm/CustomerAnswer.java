package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.khoroszendesk.bridge.customer.Customer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** A customer; the link has two names, for Khoros' guide and its reference disagree. */
@RegisterForReflection
@JsonPropertyOrder({"id", "url", "uri"})
public record CustomerAnswer(
        String id, String url, String uri, @JsonAnyGetter Map<String, Object> fields) {

    static CustomerAnswer of(Customer customer) {
        return new CustomerAnswer(customer.id(), customer.url(), customer.url(), customer.fields());
    }

    static List<CustomerAnswer> of(List<Customer> customers) {
        return customers.stream().map(CustomerAnswer::of).toList();
    }
}
