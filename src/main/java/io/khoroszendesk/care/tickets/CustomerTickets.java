package io.khoroszendesk.care.tickets;

/**
 * What is known of a customer's tickets. Everything but {@code open} is null if there is none.
 *
 * @param open how many are new, open, pending or on hold
 * @param status of the ticket that was created last, and so are {@code priority}, {@code assignee} and {@code group}
 * @param latest the id of that ticket
 * @param assignee the name of the agent
 * @param group the name of the group
 * @param solvedAt when one of them was last solved
 * @param satisfaction the last answer to the question whether the customer is satisfied: good or bad
 */
public record CustomerTickets(
        int open,
        String status,
        String priority,
        Long latest,
        String assignee,
        String group,
        String solvedAt,
        String satisfaction) {}
