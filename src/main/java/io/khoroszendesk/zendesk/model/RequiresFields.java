package io.khoroszendesk.zendesk.model;

/** What nothing can be done with where Zendesk's answer lacks a member that all of its kind have. */
public interface RequiresFields {

    boolean isWhole();
}
