package io.khoroszendesk.fake.marketing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of {@code multipart/form-data}.
 *
 * @param fileName null if the part is no file
 */
public record KhorosUpload(String name, String fileName, String contentType, byte[] bytes) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)\\bfilename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *([^;\\r\\n]+)");

    static boolean isOne(String contentType) {
        return contentType != null && contentType.startsWith("multipart/form-data");
    }

    static List<KhorosUpload> parts(String contentType, String body) {
        List<KhorosUpload> parts = new ArrayList<>();
        String boundary = "--" + found(BOUNDARY, contentType);
        int start = body.indexOf(boundary);
        for (int end = body.indexOf(boundary, start + 1); end >= 0; end = body.indexOf(boundary, start + 1)) {
            String part = body.substring(start + boundary.length() + 2, end - 2);
            int content = part.indexOf("\r\n\r\n");
            String headers = part.substring(0, content);
            parts.add(new KhorosUpload(
                    found(NAME, headers),
                    found(FILE_NAME, headers),
                    found(TYPE, headers),
                    part.substring(content + 4).getBytes(StandardCharsets.ISO_8859_1)));
            start = end;
        }
        return parts;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
