package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The stacks of a tape against {@link ArrayDeque}, and their growth. */
class TapeStackTest {

    /** The kinds of values that a tape keeps apart. */
    enum Kind {
        DOUBLE,
        INT,
        LONG,
        BOOLEAN,
        REFERENCE
    }

    /** One step: a push of something made from {@code seed}, or a pop where there is something to take. */
    record Step(Kind kind, boolean push, long seed) {}

    private final Tape tape = new Tape();

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 9).map(n -> n < 7),
                        Arbitraries.longs())
                .as(Step::new);
    }

    @Property(tries = 300)
    void popsWhatWasPushedLast(@ForAll @Size(max = 400) List<@From("steps") Step> steps) {
        for (int round = 0; round < 2; round++) {
            Map<Kind, Deque<Optional<Object>>> expected = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                expected.put(kind, new ArrayDeque<>());
            }
            for (Step step : steps) {
                Deque<Optional<Object>> stack = expected.get(step.kind());
                if (step.push()) {
                    stack.push(Optional.ofNullable(push(step)));
                } else if (!stack.isEmpty()) {
                    assertThat(pop(step.kind())).isEqualTo(stack.pop().orElse(null));
                }
            }
            assertThat(tape.isEmpty()).isEqualTo(expected.values().stream().allMatch(Deque::isEmpty));
            tape.reset();
            assertThat(tape.isEmpty()).isTrue();
        }
    }

    private Object push(Step step) {
        switch (step.kind()) {
            case DOUBLE -> {
                double value = Double.longBitsToDouble(step.seed());
                tape.push(value);
                return value;
            }
            case INT -> {
                tape.pushInt((int) step.seed());
                return (int) step.seed();
            }
            case LONG -> {
                tape.pushLong(step.seed());
                return step.seed();
            }
            case BOOLEAN -> {
                tape.pushBoolean(step.seed() > 0);
                return step.seed() > 0;
            }
            default -> {
                Object value = step.seed() % 3 == 0 ? null : Long.toString(step.seed());
                tape.pushReference(value);
                return value;
            }
        }
    }

    private Object pop(Kind kind) {
        return switch (kind) {
            case DOUBLE -> tape.popDouble();
            case INT -> tape.popInt();
            case LONG -> tape.popLong();
            case BOOLEAN -> tape.popBoolean();
            case REFERENCE -> tape.popReference();
        };
    }

    @Example
    void keepsAMillionValues() {
        for (int i = 0; i < 1_000_000; i++) {
            tape.push(i);
        }
        for (int i = 999_999; i >= 0; i--) {
            assertThat(tape.popDouble() == i).isTrue();
        }
        assertThat(tape.isEmpty()).isTrue();
    }

    @Example
    void resetForgetsReferences() throws InterruptedException {
        WeakReference<Object> pushed = pushed(new Object(), false);
        WeakReference<Object> popped = pushed(new Object(), true);
        tape.reset();
        for (int i = 0; i < 100 && (pushed.get() != null || popped.get() != null); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(pushed.get()).isNull();
        assertThat(popped.get()).isNull();
    }

    private WeakReference<Object> pushed(Object value, boolean pop) {
        tape.pushReference(value);
        if (pop) {
            tape.popReference();
        }
        return new WeakReference<>(value);
    }

    @Example
    void poppingTooMuchIsAnErrorThatResetRepairs() {
        assertThatThrownBy(tape::popDouble).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(tape::popReference).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        tape.reset();
        tape.push(2.0);
        tape.pushReference("a");
        assertThat(tape.popDouble()).isEqualTo(2.0);
        assertThat(tape.popReference()).isEqualTo("a");
    }

    @Example
    void capacityGrowsByHalfUpToTheLongestArrayAndThenSaysWhatIsFull() {
        assertThat(Capacity.next("doubles", 0)).isEqualTo(16);
        assertThat(Capacity.next("doubles", 1000)).isEqualTo(1516);
        assertThat(Capacity.next("doubles", Integer.MAX_VALUE - 100)).isEqualTo(Capacity.MAX);
        assertThatThrownBy(() -> Capacity.next("doubles", Capacity.MAX))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the tape holds at most 2147483639 doubles");
    }
}
