package dev.retrograd.processor.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The decisions that make a random method: drawn from a seed, or given. What is given can be cut short and made smaller without
 * making the method invalid, since 0 is always the simplest choice and what is missing is 0.
 */
final class Choices {
    private final Random random;
    private final List<Integer> given;
    private final List<Integer> made = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    /**
     * The decisions that make one part of the method.
     *
     * @param optional whether the part can be left out; otherwise it can be replaced by the simplest
     */
    record Span(int from, int to, boolean optional) {}

    private Choices(Random random, List<Integer> given) {
        this.random = random;
        this.given = given;
    }

    static Choices of(long seed) {
        return new Choices(new Random(seed * 0x9E3779B97F4A7C15L), List.of());
    }

    static Choices of(List<Integer> given) {
        return new Choices(null, given);
    }

    /** The decisions made so far. */
    List<Integer> made() {
        return List.copyOf(made);
    }

    /** The parts decided on so far. */
    List<Span> spans() {
        return List.copyOf(spans);
    }

    /** Notes a part that was begun at {@code from}. */
    void endOptional(int from) {
        spans.add(new Span(from, made.size(), true));
    }

    /** Makes a part and notes it. */
    String part(Supplier<String> maker) {
        int from = made.size();
        String part = maker.get();
        if (made.size() > from + 3) {
            spans.add(new Span(from, made.size(), false));
        }
        return part;
    }

    /** One of the numbers from 0 to {@code bound - 1}. */
    int below(int bound) {
        int choice = 0;
        if (random != null) {
            choice = random.nextInt(bound);
        } else if (made.size() < given.size()) {
            choice = given.get(made.size()) % bound;
        }
        made.add(choice);
        return choice;
    }

    /** True once in so many times. */
    boolean once(int times) {
        return below(times) == times - 1;
    }

    String pick(String... choices) {
        return choices[below(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
