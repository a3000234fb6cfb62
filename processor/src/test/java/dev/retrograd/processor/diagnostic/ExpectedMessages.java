package dev.retrograd.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages that an input expects: {@code // error: RG105} on the offending line, several codes if there are several. */
public final class ExpectedMessages {
    private static final Pattern EXPECTATION = Pattern.compile("// (error|warning|note): (RG[RG0-9 ]*)$");
    private static final Pattern CODE = Pattern.compile("RG\\d+");

    private ExpectedMessages() {}

    /** Line, kind and code of each. */
    public static List<String> of(String text) {
        List<String> expected = new ArrayList<>();
        int line = 0;
        for (String content : text.lines().toList()) {
            line++;
            Matcher expectation = EXPECTATION.matcher(content);
            if (expectation.find()) {
                Matcher code = CODE.matcher(expectation.group(2));
                while (code.find()) {
                    expected.add(entry(line, expectation.group(1), code.group()));
                }
            }
        }
        return expected;
    }

    /** One message in the same form. */
    public static String entry(long line, String kind, String code) {
        return line + ": " + kind + " " + code;
    }
}
