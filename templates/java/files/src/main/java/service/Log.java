package service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** One JSON object per line on standard output. */
final class Log {
    enum Level { DEBUG, INFO, WARN, ERROR }

    /** What is below is not logged. */
    static volatile Level level = Level.INFO;

    private Log() {}

    /** @param values numbers and texts, by name */
    static void line(Level at, String message, Map<String, ?> values) {
        if (at.compareTo(level) >= 0) {
            // One call, so that lines of several threads do not mix.
            System.out.print(object(Instant.now(), at, message, values));
            System.out.flush();
        }
    }

    static String object(Instant now, Level at, String message, Map<String, ?> values) {
        StringBuilder line = new StringBuilder();
        line.append("{\"time\":\"").append(now.truncatedTo(ChronoUnit.MILLIS));
        line.append("\",\"level\":\"").append(at).append("\",\"msg\":").append(json(message));
        new TreeMap<>(values).forEach((name, value) -> {
            String text = value instanceof Number number ? number.toString() : json(String.valueOf(value));
            line.append(',').append(json(name)).append(':').append(text);
        });
        return line.append("}\n").toString();
    }

    /** A text as JSON, with its quotes. */
    static String json(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(sign -> {
            switch (sign) {
                case '"', '\\' -> quoted.append('\\').append((char) sign);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    // Also those that some readers take for the end of a line.
                    if (Character.isISOControl(sign) || sign == 0x2028 || sign == 0x2029) {
                        quoted.append("\\u%04x".formatted(sign));
                    } else {
                        quoted.append((char) sign);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
