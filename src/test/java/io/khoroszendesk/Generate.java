package io.khoroszendesk;

import java.util.ArrayList;
import java.util.List;
import org.instancio.Random;
import org.instancio.generator.Generator;

/** Generators that make the values on which programs break more often than chance would. */
public final class Generate {

    private static final String DIGITS = "0123456789+- ٣２";
    private static final String TRICKY =
            " \t\n\r\0\u0007\u007f\u0085\u00a0\u00ad\u0301\u061c\u200b\u200d\u200f\u2028\u202e"
                    + "\u2066\ufeff\ufffd\uffff\ud83d\ude80\"'\\{}%<>&[]():;@+-*/.,#_=İıßΣς٤２漢";

    private Generate() {}

    /** Any text of at most so many characters: halves of characters, controls and what can't be seen are in it. */
    public static Generator<String> text(int most) {
        return random -> {
            long length = number(0, most).generate(random);
            int kind = random.intRange(0, 5);
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.appendCodePoint(character(random, kind == 5 ? random.intRange(0, 4) : kind));
            }
            return text.substring(0, (int) length);
        };
    }

    private static int character(Random random, int kind) {
        return switch (kind) {
            case 0 -> random.characterRange(' ', '~');
            case 1 -> DIGITS.charAt(random.intRange(0, DIGITS.length() - 1));
            case 2 -> TRICKY.charAt(random.intRange(0, TRICKY.length() - 1));
            case 3 -> random.characterRange(Character.MIN_VALUE, Character.MAX_VALUE);
            default -> random.intRange(0, Character.MAX_CODE_POINT);
        };
    }

    /** At most so many of the characters; one that stands there twice comes twice as often. */
    public static Generator<String> textOf(int most, String characters) {
        return random -> random.stringOf(random.intRange(0, most), characters.toCharArray());
    }

    /** A number between both, which may come themselves; small ones and those at the ends come more often than others. */
    public static Generator<Long> number(long min, long max) {
        long smallest = Math.clamp(0, min, max);
        int bits = Math.min(61, Long.SIZE - Long.numberOfLeadingZeros(max - min));
        return random -> {
            int kind = random.intRange(1, 10);
            if (kind == 1) {
                return random.oneOf(min, max, smallest, Math.min(min + 1, max), Math.max(max - 1, min));
            }
            if (kind <= 5) {
                return random.longRange(min, max);
            }
            long distance = random.longRange(0, (1L << random.intRange(0, bits)) - 1);
            boolean down = min < smallest && random.trueOrFalse();
            return Math.clamp(down ? smallest - distance : smallest + distance, min, max);
        };
    }

    /** A text of at most so many parts, each of which one of the generators makes. */
    @SafeVarargs
    public static Generator<String> joined(int most, Generator<String>... parts) {
        List<Generator<String>> kinds = List.of(parts);
        Generator<List<String>> texts =
                list(0, most, random -> random.oneOf(kinds).generate(random));
        return random -> String.join("", texts.generate(random));
    }

    /** One of the texts. */
    public static Generator<String> oneOf(String... texts) {
        return random -> random.oneOf(texts);
    }

    /** The value, or null in so many of a hundred cases. */
    public static <T> Generator<T> orNull(int percent, Generator<T> values) {
        return random -> random.intRange(1, 100) <= percent ? null : values.generate(random);
    }

    /** A list of so many values. */
    public static <T> Generator<List<T>> list(int least, int most, Generator<T> values) {
        return random -> {
            int size = random.intRange(least, most);
            List<T> list = new ArrayList<>();
            while (list.size() < size) {
                list.add(values.generate(random));
            }
            return list;
        };
    }
}
