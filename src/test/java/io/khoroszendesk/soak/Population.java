package io.khoroszendesk.soak;

import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The customers whom the account has at present, each with a ticket. They are renewed now and then, so that in the course of
 * a run the adapter meets far more customers than the account could hold without getting slow itself.
 */
final class Population {

    private static final int SIZE = 600;

    private final FakeZendesk zendesk;
    private volatile List<Customer> present = List.of();
    private int serial;

    record Customer(int number, long user, long ticket) {

        String name() {
            return "Customer " + number;
        }

        String email() {
            return "customer" + number + "@example.com";
        }

        String handle() {
            return "customer_" + number;
        }
    }

    Population(FakeZendesk zendesk) {
        this.zendesk = zendesk;
        renew();
    }

    /** From now on the account has other customers and no others. */
    void renew() {
        List<Customer> next = new ArrayList<>();
        zendesk.reset();
        for (int i = 0; i < SIZE; i++) {
            serial++;
            FakeUser user = zendesk.tenant()
                    .user("Customer " + serial)
                    .email("customer" + serial + "@example.com")
                    .add();
            FakeTicket ticket = zendesk.tenant()
                    .ticket(user)
                    .subject("Kettle " + serial)
                    .status("open")
                    .add();
            next.add(new Customer(serial, user.id(), ticket.id()));
        }
        present = next;
    }

    Customer any(Random random) {
        List<Customer> customers = present;
        return customers.get(random.nextInt(customers.size()));
    }

    /** Lets go of what the stand-in keeps for tests alone. */
    void forgetCalls() {
        zendesk.forgetCalls();
    }
}
