package io.khoroszendesk.zendesk.model;

/** A response that is unusable if it lacks a member that all of its kind have. */
public interface RequiresFields {

    boolean isWhole();
}
