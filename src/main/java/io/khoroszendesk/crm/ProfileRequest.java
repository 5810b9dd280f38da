package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.khoroszendesk.bridge.api.Lengths;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What Khoros sends to find the best match. Members it may add some day are ignored; they must not break the call. */
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

    /** The profile, bounded: a match must not fail because some text of it is strange. */
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
