package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.Choices.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a failing method's choices fewer and smaller for as long as it fails. */
final class Shrinking {
    private final Predicate<List<Integer>> fails;
    private final Function<List<Integer>, List<Span>> parts;
    private final long end;
    private final Set<List<Integer>> tried = new HashSet<>();
    private List<Integer> best;

    private Shrinking(
            List<Integer> choices,
            Predicate<List<Integer>> fails,
            Function<List<Integer>, List<Span>> parts,
            long end) {
        this.parts = parts;
        this.best = choices;
        this.fails = fails;
        this.end = end;
    }

    /**
     * The least choices found within some seconds that still fail.
     *
     * @param parts the parts of the method that choices make
     */
    static List<Integer> shrink(
            List<Integer> choices,
            Predicate<List<Integer>> fails,
            Function<List<Integer>, List<Span>> parts,
            int seconds) {
        Shrinking shrinking = new Shrinking(choices, fails, parts, System.nanoTime() + seconds * 1_000_000_000L);
        List<Integer> before;
        do {
            before = shrinking.best;
            shrinking.simplify();
            for (int size = 8; size > 0; size /= 2) {
                shrinking.cut(size);
            }
            shrinking.zero(1);
            shrinking.lower();
        } while (!before.equals(shrinking.best));
        return shrinking.best;
    }

    /** Leaves parts out, or replaces them by the simplest, the largest first. */
    private void simplify() {
        boolean less;
        do {
            less = false;
            List<Span> spans = new ArrayList<>(parts.apply(best));
            spans.sort(Comparator.comparingInt(span -> span.from() - span.to()));
            for (Span span : spans) {
                for (int zeros = 0; zeros <= (span.optional() ? 0 : 3) && !less; zeros++) {
                    List<Integer> simpler = new ArrayList<>(best);
                    if (span.to() <= simpler.size()) {
                        simpler.subList(span.from(), span.to()).clear();
                        simpler.addAll(span.from(), Collections.nCopies(zeros, 0));
                        less = attempt(simpler);
                    }
                }
                if (less) {
                    break;
                }
            }
        } while (less);
    }

    private void cut(int size) {
        for (int from = best.size() - size; from >= 0; from--) {
            from = Math.min(from, best.size() - size);
            if (from >= 0) {
                List<Integer> less = new ArrayList<>(best);
                less.subList(from, from + size).clear();
                attempt(less);
            }
        }
    }

    private void zero(int size) {
        for (int from = best.size() - size; from >= 0; from -= size) {
            from = Math.min(from, best.size() - size);
            if (from >= 0) {
                List<Integer> less = new ArrayList<>(best);
                less.subList(from, from + size).replaceAll(choice -> 0);
                attempt(less);
            }
        }
    }

    private void lower() {
        for (int at = 0; at < best.size(); at++) {
            for (int smaller = 1; at < best.size() && smaller < best.get(at); smaller++) {
                List<Integer> less = new ArrayList<>(best);
                less.set(at, smaller);
                if (attempt(less)) {
                    break;
                }
            }
        }
    }

    private boolean attempt(List<Integer> candidate) {
        if (System.nanoTime() > end || candidate.equals(best) || !tried.add(candidate) || !fails.test(candidate)) {
            return false;
        }
        best = List.copyOf(candidate);
        return true;
    }
}
