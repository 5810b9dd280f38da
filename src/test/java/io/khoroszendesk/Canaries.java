package io.khoroszendesk;

import io.khoroszendesk.common.http.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that are planted where customers' data and secrets go in, and that must never come out where others look: in logs,
 * metrics, traces, errors and thread dumps. Each can be recognized, in part and in other codings, too.
 */
public final class Canaries {

    public static final String NAME = "Canary Quillfeather";
    public static final String EMAIL = "canary.quillfeather@example.com";
    public static final String AGENT = "canary.agent@example.org";
    public static final String PHONE = "+12025550177";
    public static final String TEXT = "The canary's kettle came broken, please call Quillfeather";
    public static final String HANDLE = "canary_quill";
    /** A network's id of an account. */
    public static final String ACCOUNT = "90177013377";

    public static final String NUMBER = "C-7700177";
    public static final String LINK = "https://x.com/" + HANDLE + "/status/90177013377";
    public static final String KEY = "canary-khoros-key";
    public static final String SECRET = "canary-client-secret";
    public static final String TOKEN = "canary-token-";

    private static final Pattern MARKS = Pattern.compile("canary|quillfeather|2025550177|90177013377|7700177");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}={0,2}");

    private Canaries() {}

    /** Where a text holds one of them, each with what stands around it; empty where it holds none. */
    public static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        find(text, text, found);
        find(PercentEncoding.decoded(text), text, found);
        Matcher coded = BASE64.matcher(text);
        while (coded.find()) {
            try {
                String plain = new String(
                        Base64.getMimeDecoder()
                                .decode(coded.group().replace('-', '+').replace('_', '/')),
                        StandardCharsets.UTF_8);
                find(plain, plain, found);
            } catch (IllegalArgumentException e) {
                // Just looks like Base64.
                continue;
            }
        }
        return found;
    }

    private static void find(String where, String original, List<String> found) {
        Matcher mark = MARKS.matcher(where.toLowerCase(Locale.ROOT));
        while (mark.find()) {
            String shown = where.length() == original.length() ? original : where;
            found.add(shown.substring(Math.max(0, mark.start() - 80), Math.min(shown.length(), mark.end() + 40)));
        }
    }
}
