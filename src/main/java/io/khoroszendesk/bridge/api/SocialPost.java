package io.khoroszendesk.bridge.api;

/** A post of somebody's, and the link to the profile of who has written it, null where there is none. */
public record SocialPost(Interaction post, String profileUrl) {}
