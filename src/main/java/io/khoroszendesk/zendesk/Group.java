package io.khoroszendesk.zendesk;

/** A group of agents that tickets are assigned to. */
public record Group(Long id, String name, Boolean deleted) {}
