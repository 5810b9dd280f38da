package io.khoroszendesk.crm.access;

/**
 * Decides whether the proxy, the filter and the router all read a request's path in the same way. A path that one of
 * them would rewrite, decode again or truncate is rejected, so that nobody can request one resource and get another.
 */
public final class RequestTarget {

    private RequestTarget() {}

    /** Whether a path is in normal form: it begins with a slash, has no empty or dotted segments, and hides none. */
    public static boolean isNormal(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        int segment = 1;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                if (i == segment || isDots(path, segment, i)) {
                    return false;
                }
                segment = i + 1;
            } else if (c <= ' ' || c >= 127 || c == '\\' || c == '#' || c == '%' && hides(path, i)) {
                return false;
            }
        }
        return !isDots(path, segment, path.length());
    }

    private static boolean isDots(String path, int from, int to) {
        return to - from == 1 && path.charAt(from) == '.'
                || to - from == 2 && path.charAt(from) == '.' && path.charAt(from + 1) == '.';
    }

    /** Whether an escape is malformed, or hides a character that would change the path. */
    private static boolean hides(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return true;
        }
        int high = hex(path.charAt(percent + 1));
        int low = hex(path.charAt(percent + 2));
        int decoded = high << 4 | low;
        return high < 0
                || low < 0
                || decoded < ' '
                || decoded == 127
                || decoded == '/'
                || decoded == '\\'
                || decoded == '.'
                || decoded == '%';
    }

    /** ASCII only, because {@code Character.digit} accepts digits of every script. */
    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    public static boolean isBelow(String path, String base) {
        return path.startsWith(base) && (path.length() == base.length() || path.charAt(base.length()) == '/');
    }
}
