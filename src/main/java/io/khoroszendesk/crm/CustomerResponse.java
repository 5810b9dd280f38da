package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.khoroszendesk.bridge.customer.Customer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** A customer. The link has two names, because Khoros' guide and its reference disagree. */
@RegisterForReflection
@JsonPropertyOrder({"id", "url", "uri"})
public record CustomerResponse(
        String id, String url, String uri, @JsonAnyGetter Map<String, Object> fields) {

    static CustomerResponse of(Customer customer) {
        return new CustomerResponse(customer.id(), customer.url(), customer.url(), customer.fields());
    }

    static List<CustomerResponse> of(List<Customer> customers) {
        return customers.stream().map(CustomerResponse::of).toList();
    }
}
