package io.khoroszendesk.bridge.api;

import java.util.List;

/**
 * What Khoros knows about a person on social media. Every member may be missing. The network is known only from
 * {@code profileUrl}.
 */
public record SocialProfile(
        String displayName,
        String screenName,
        String profileUrl,
        String email,
        List<String> phoneNumbers,
        List<String> orderNumbers,
        List<String> accountNumbers) {

    public SocialProfile {
        phoneNumbers = phoneNumbers == null ? List.of() : phoneNumbers;
        orderNumbers = orderNumbers == null ? List.of() : orderNumbers;
        accountNumbers = accountNumbers == null ? List.of() : accountNumbers;
    }
}
