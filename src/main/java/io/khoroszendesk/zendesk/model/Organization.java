package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A company or another group that users belong to. */
@RegisterForReflection
public record Organization(Long id, String name) {}
