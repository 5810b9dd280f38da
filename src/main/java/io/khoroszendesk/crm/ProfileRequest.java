package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.khoroszendesk.bridge.api.Lengths;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The profile that Khoros sends to find the best match. Unknown members, which Khoros may add at any time, are ignored,
 * because they must not break the call.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProfileRequest(
        String displayName,
        String screenName,
        String profileUrl,
        String email,

        @JsonDeserialize(using = LenientDeserializers.Numbers.class)
        List<String> phoneNumbers,

        @JsonDeserialize(using = LenientDeserializers.Numbers.class)
        List<String> orderNumbers,

        @JsonDeserialize(using = LenientDeserializers.Numbers.class)
        List<String> accountNumbers) {

    /** The profile with bounded texts. An unusual text must not make the match fail. */
    SocialProfile profile() {
        return new SocialProfile(
                Lengths.cut(displayName, Lengths.NAME),
                Lengths.orNone(screenName, Lengths.LINK),
                Lengths.orNone(profileUrl, Lengths.LINK),
                Lengths.orNone(email, Lengths.EMAIL),
                Lengths.orNone(phoneNumbers, Lengths.PHONE),
                Lengths.orNone(orderNumbers, Lengths.NUMBER),
                Lengths.orNone(accountNumbers, Lengths.NUMBER));
    }
}
