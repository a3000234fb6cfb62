package dev.retrograd.processor.diagnostic;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much messages that are no errors weigh. What a build did not ask for never fails it: hazards are notes, which {@code -Werror}
 * lets pass, unless the option names them.
 */
public final class LintLevels {
    private final Map<Message, Severity> levels;

    private LintLevels(Map<Message, Severity> levels) {
        this.levels = levels;
    }

    /**
     * Reads the option: names of messages that are to be warnings, with {@code -} in front of those that are not to be reported,
     * {@code all} or {@code none}; later ones win.
     *
     * @param option names separated by commas; may be empty
     * @param mistakes takes the names that there are not
     */
    public static LintLevels of(String option, Collection<String> mistakes) {
        Map<Message, Severity> levels = new EnumMap<>(Message.class);
        messages().forEach(message -> levels.put(message, message.severity()));
        for (String entry : option.split(",", -1)) {
            String name = entry.strip();
            if (name.equals("all")) {
                levels.replaceAll((message, level) -> Severity.WARNING);
            } else if (name.equals("none")) {
                levels.clear();
            } else if (!name.isEmpty()) {
                boolean off = name.startsWith("-");
                Optional<Message> message = named(off ? name.substring(1) : name);
                if (message.isEmpty()) {
                    mistakes.add(name);
                } else if (off) {
                    levels.remove(message.get());
                } else {
                    levels.put(message.get(), Severity.WARNING);
                }
            }
        }
        return new LintLevels(levels);
    }

    /** The names of messages that can be switched. */
    public static List<String> names() {
        return messages().map(Message::lint).toList();
    }

    private static Optional<Message> named(String name) {
        return messages().filter(message -> message.lint().equals(name)).findFirst();
    }

    private static Stream<Message> messages() {
        return Stream.of(Message.values()).filter(message -> !message.lint().isEmpty());
    }

    /** How much a message weighs; empty if it is not to be reported. */
    public Optional<Severity> of(Message message) {
        return message.lint().isEmpty() ? Optional.of(message.severity()) : Optional.ofNullable(levels.get(message));
    }
}
