package io.khoroszendesk.zendesk;

/** What nothing can be done with where Zendesk's answer lacks a member that all of its kind have. */
interface Whole {

    boolean isWhole();
}
