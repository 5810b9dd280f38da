package io.khoroszendesk.common.http.server;

/** The syntax of {@code Host}: {@code uri-host [":" port]} (RFC 9110, section 7.2, and RFC 3986), without an empty host. */
final class HostHeader {

    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_PORT = 5;
    /**
     * Characters that RFC 3986 allows in names, without those that separate lists and occur in no name that resolves.
     */
    private static final String SIGNS = "-._~!$&'()*+=%";

    private HostHeader() {}

    static boolean isValid(String value) {
        boolean literal = value.startsWith("[");
        int end = literal ? value.indexOf(']') + 1 : colonOrEnd(value);
        if (end <= 0 || end > LONGEST_HOST || !(literal ? isAddress(value, end) : isName(value, end))) {
            return false;
        }
        return end == value.length() || value.charAt(end) == ':' && isPort(value, end + 1);
    }

    private static int colonOrEnd(String value) {
        int colon = value.indexOf(':');
        return colon < 0 ? value.length() : colon;
    }

    private static boolean isName(String value, int end) {
        for (int i = 0; i < end; i++) {
            char letter = value.charAt(i);
            if (!isAlphanumeric(letter) && SIGNS.indexOf(letter) < 0) {
                return false;
            }
            if (letter == '%' && !(i + 2 < end && isHex(value.charAt(i + 1)) && isHex(value.charAt(i + 2)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAddress(String value, int end) {
        for (int i = 1; i < end - 1; i++) {
            char letter = value.charAt(i);
            if (!isHex(letter) && letter != ':' && letter != '.') {
                return false;
            }
        }
        return end > "[]".length();
    }

    private static boolean isPort(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.length() - from <= LONGEST_PORT;
    }

    private static boolean isAlphanumeric(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
    }

    private static boolean isHex(char letter) {
        return Character.digit(letter, 16) >= 0 && letter < 0x80;
    }
}
