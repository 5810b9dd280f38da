package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A group of agents that tickets are assigned to. */
@RegisterForReflection
public record Group(Long id, String name, Boolean deleted) {}
