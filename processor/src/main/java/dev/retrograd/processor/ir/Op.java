package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An operation: immutable, with operands, results and regions. The set is closed and small; what Java has beyond it is reduced
 * to it by the front end.
 */
public sealed interface Op {

    /** Where the operation comes from. */
    Origin origin();

    /** The values read, not counting those read inside regions. */
    default List<Value> operands() {
        return List.of();
    }

    /** The values defined, not counting region parameters. */
    default List<Value> results() {
        return List.of();
    }

    /** The nested regions. */
    default List<Region> regions() {
        return List.of();
    }

    /** The same operation with its parts mapped; the one way in which passes copy operations. */
    Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions);

    /** The operation with operands and regions mapped: itself if it has no regions and no operand changes. */
    default Op with(UnaryOperator<Value> operands, UnaryOperator<Region> regions) {
        if (regions().isEmpty()) {
            boolean same = true;
            for (Value operand : operands()) {
                same &= operands.apply(operand) == operand;
            }
            if (same) {
                return this;
            }
        }
        return map(operands, value -> value, regions);
    }

    /** The operation with other regions; itself if it has none. */
    default Op with(UnaryOperator<Region> regions) {
        return regions().isEmpty() ? this : map(value -> value, value -> value, regions);
    }

    /** The only result. */
    default Value result() {
        return results().get(0);
    }

    /** Maps every element of a list. */
    static <T> List<T> each(List<T> list, UnaryOperator<T> function) {
        return switch (list.size()) {
            case 0 -> List.of();
            case 1 -> List.of(function.apply(list.get(0)));
            case 2 -> List.of(function.apply(list.get(0)), function.apply(list.get(1)));
            default -> {
                List<T> mapped = new ArrayList<>(list.size());
                list.forEach(element -> mapped.add(function.apply(element)));
                yield List.copyOf(mapped);
            }
        };
    }

    /**
     * A literal.
     *
     * @param value a boxed primitive, a {@link String}, or {@code null} for Java's null
     */
    record Const(Value target, Object value, Origin origin) implements Op {
        @Override
        public List<Value> results() {
            return List.of(target);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Const(results.apply(target), value, origin);
        }
    }

    /**
     * A pure function of its operands: an operator ({@code "+"}, unary {@code "-"}, {@code "<"}, a cast {@code "(int)"}), a
     * function of {@code Math} ({@code "Math.sin"}) or of the matrix algebra ({@code "Matrix.times"}), a static field that nobody
     * assigns to ({@code "p.Color#RED"}, without operands), a test of an object's class ({@code "p.Shape#instanceof"}), a method
     * of immutable objects that are there ({@code "java.lang.String#equals"}), whether a class's assertions are enabled ({@code
     * "p.Model#assert"}). The types of operands
     * and result choose among Java's overloads. Integer {@code "/"} and {@code "%"} may trap.
     */
    record Call(Value target, String function, List<Value> operands, Origin origin) implements Op {
        /** Copies the list. */
        public Call {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Value> results() {
            return List.of(target);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Call(results.apply(target), function, each(this.operands, operands), origin);
        }
    }

    /** {@code target = array[index]}. */
    record Load(Value target, Value array, Value index, Origin origin) implements Op {
        @Override
        public List<Value> operands() {
            return List.of(array, index);
        }

        @Override
        public List<Value> results() {
            return List.of(target);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Load(results.apply(target), operands.apply(array), operands.apply(index), origin);
        }
    }

    /** {@code array[index] = value}. */
    record Store(Value array, Value index, Value value, Origin origin) implements Op {
        @Override
        public List<Value> operands() {
            return List.of(array, index, value);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Store(operands.apply(array), operands.apply(index), operands.apply(value), origin);
        }
    }

    /** A new zero-filled array; fewer lengths than dimensions leave the inner arrays null. */
    record Alloc(Value target, List<Value> lengths, Placement placement, Origin origin) implements Op {
        /** Copies the list. */
        public Alloc {
            lengths = List.copyOf(lengths);
        }

        @Override
        public List<Value> operands() {
            return lengths;
        }

        @Override
        public List<Value> results() {
            return List.of(target);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Alloc(results.apply(target), each(lengths, operands), placement, origin);
        }
    }

    /** A new zero-filled array (or matrix) of the shape of another, rows included: the storage of its adjoint. */
    record Shadow(Value target, Value primal, Placement placement, Origin origin) implements Op {
        @Override
        public List<Value> operands() {
            return List.of(primal);
        }

        @Override
        public List<Value> results() {
            return List.of(target);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Shadow(results.apply(target), operands.apply(primal), placement, origin);
        }
    }

    /** A deep copy of an array (or matrix). */
    record Copy(Value target, Value source, Placement placement, Origin origin) implements Op {
        @Override
        public List<Value> operands() {
            return List.of(source);
        }

        @Override
        public List<Value> results() {
            return List.of(target);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Copy(results.apply(target), operands.apply(source), placement, origin);
        }
    }

    /** {@code target = array.length}. */
    record Length(Value target, Value array, Origin origin) implements Op {
        @Override
        public List<Value> operands() {
            return List.of(array);
        }

        @Override
        public List<Value> results() {
            return List.of(target);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Length(results.apply(target), operands.apply(array), origin);
        }
    }

    /** {@code target += value}, element by element, for matrices and rectangular arrays. */
    record Accumulate(Value target, Value value, Origin origin) implements Op {
        @Override
        public List<Value> operands() {
            return List.of(target, value);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Accumulate(operands.apply(target), operands.apply(value), origin);
        }
    }

    /** A branch; both regions have no parameters and yield the results. Also what {@code ?:}, {@code &&}, {@code ||} become. */
    record If(List<Value> targets, Value condition, Region then, Region otherwise, Origin origin) implements Op {
        /** Copies the list. */
        public If {
            targets = List.copyOf(targets);
        }

        @Override
        public List<Value> operands() {
            return List.of(condition);
        }

        @Override
        public List<Value> results() {
            return targets;
        }

        @Override
        public List<Region> regions() {
            return List.of(then, otherwise);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new If(
                    each(targets, results),
                    operands.apply(condition),
                    regions.apply(then),
                    regions.apply(otherwise),
                    origin);
        }
    }

    /**
     * A counted loop: {@code for (i = first; i < limit; i += step)}, with {@code <=} if inclusive and {@code >}, {@code >=} if
     * the step is negative. The body's parameters are the counter, then the carried variables; it yields the latter. Bounds,
     * step and counter are left alone by the body.
     *
     * @param label tells loops apart; a loop of the reverse sweep has its forward loop's label with {@code '} appended
     */
    record For(
            List<Value> targets,
            String label,
            Value first,
            Value limit,
            boolean inclusive,
            int step,
            List<Value> inits,
            Region body,
            Origin origin)
            implements Op {
        /** Copies the lists. */
        public For {
            targets = List.copyOf(targets);
            inits = List.copyOf(inits);
        }

        /** The loop counter. */
        public Value counter() {
            return body.params().get(0);
        }

        /** The carried variables as the body sees them. */
        public List<Value> carried() {
            return body.params().subList(1, body.params().size());
        }

        @Override
        public List<Value> operands() {
            List<Value> all = new ArrayList<>(List.of(first, limit));
            all.addAll(inits);
            return List.copyOf(all);
        }

        @Override
        public List<Value> results() {
            return targets;
        }

        @Override
        public List<Region> regions() {
            return List.of(body);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new For(
                    each(targets, results),
                    label,
                    operands.apply(first),
                    operands.apply(limit),
                    inclusive,
                    step,
                    each(inits, operands),
                    regions.apply(body),
                    origin);
        }
    }

    /**
     * Any other loop. The condition region takes the carried variables and yields the condition followed by what it forwards, which
     * is what the body takes, or the results if the condition failed; the body yields the carried variables.
     */
    record While(List<Value> targets, String label, List<Value> inits, Region condition, Region body, Origin origin)
            implements Op {
        /** Copies the lists. */
        public While {
            targets = List.copyOf(targets);
            inits = List.copyOf(inits);
        }

        @Override
        public List<Value> operands() {
            return inits;
        }

        @Override
        public List<Value> results() {
            return targets;
        }

        @Override
        public List<Region> regions() {
            return List.of(condition, body);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new While(
                    each(targets, results),
                    label,
                    each(inits, operands),
                    regions.apply(condition),
                    regions.apply(body),
                    origin);
        }
    }

    /**
     * A call with effects: of a method that stays in the generated source as it stands, or of a function that goes with this one.
     *
     * @param callee the static method, as {@code qualified.Class.method}; {@code new} for a constructor; with {@code #} in place
     *     of the last dot a method of the first operand or, without operands, a static field; a function as {@code @name}
     * @param contract what the call may do with storage; {@code null} if that is not known
     * @param rule how the call is differentiated; {@code null} for one of a function, and for one without derivative
     */
    record Invoke(
            List<Value> targets, String callee, List<Value> operands, Contract contract, CallRule rule, Origin origin)
            implements Op {
        /** The callee that stands for what callers do to a function's parameters and results between its two sweeps. */
        public static final String TURN = "Sweep.turn";

        /** Copies the lists. */
        public Invoke {
            targets = List.copyOf(targets);
            operands = List.copyOf(operands);
        }

        /** Whether an operation is a function's turn. */
        public static boolean isTurn(Op op) {
            return op instanceof Invoke invoke && invoke.callee.equals(TURN);
        }

        /** A call of which nothing is known. */
        public Invoke(List<Value> targets, String callee, List<Value> operands, Origin origin) {
            this(targets, callee, operands, null, null, origin);
        }

        /** A call without rule. */
        public Invoke(List<Value> targets, String callee, List<Value> operands, Contract contract, Origin origin) {
            this(targets, callee, operands, contract, null, origin);
        }

        /** Whether the callee is a function of this text. */
        public boolean isInternal() {
            return callee.startsWith("@");
        }

        /** The name of the function that goes with this one. */
        public String function() {
            return callee.substring(1);
        }

        /** The operands, then the results: what {@link Contract.Place} counts. */
        public List<Value> places() {
            return Stream.concat(operands.stream(), targets.stream()).toList();
        }

        @Override
        public List<Value> results() {
            return targets;
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Invoke(each(targets, results), callee, each(this.operands, operands), contract, rule, origin);
        }
    }

    /** Ends the method by an exception of the class with that canonical name, whose constructor takes the operands. */
    record Throw(String exception, List<Value> operands, Origin origin) implements Op {
        /** Copies the list. */
        public Throw {
            operands = List.copyOf(operands);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Throw(exception, each(this.operands, operands), origin);
        }
    }

    /** Names a value of the forward sweep as needed by the reverse sweep, under an abstract slot. */
    record Save(String slot, Value value, Origin origin) implements Op {
        @Override
        public List<Value> operands() {
            return List.of(value);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Save(slot, operands.apply(value), origin);
        }
    }

    /** What the matching execution of {@link Save} named. */
    record Restore(Value target, String slot, Origin origin) implements Op {
        @Override
        public List<Value> results() {
            return List.of(target);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Restore(results.apply(target), slot, origin);
        }
    }

    /** Ends a nested region. */
    record Yield(List<Value> operands, Origin origin) implements Op {
        /** Copies the list. */
        public Yield {
            operands = List.copyOf(operands);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Yield(each(this.operands, operands), origin);
        }
    }

    /** Ends a function's body. */
    record Return(List<Value> operands, Origin origin) implements Op {
        /** Copies the list. */
        public Return {
            operands = List.copyOf(operands);
        }

        @Override
        public Op map(UnaryOperator<Value> operands, UnaryOperator<Value> results, UnaryOperator<Region> regions) {
            return new Return(each(this.operands, operands), origin);
        }
    }
}
