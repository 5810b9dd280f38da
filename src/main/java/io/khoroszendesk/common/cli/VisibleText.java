package io.khoroszendesk.common.cli;

import java.util.regex.Pattern;

/** Text from outside, as it may be shown: whoever has typed it, or written it at Zendesk or Khoros, must not move the cursor. */
public final class VisibleText {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private VisibleText() {}

    /** The text with a sign in place of each control character but line breaks and tabs. */
    public static String of(String text) {
        return CONTROLS.matcher(text).replaceAll("�");
    }
}
