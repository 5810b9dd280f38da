package io.khoroszendesk.bridge.api;

/** A post, and the link to its author's profile, which is null if there is none. */
public record SocialPost(Interaction post, String profileUrl) {}
