package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The passes in the order in which they run. */
public final class Optimizer {
    private static final List<Pass> PASSES = List.of(
            new KnownLengths(),
            new ConstantFolding(),
            new CopyPropagation(),
            new WriteOutLoops(),
            new ScalarArrays(),
            new CountedLoops(),
            new Inductions(),
            new HoistInvariants(),
            new AdjointAlgebra(),
            new SharedCalls(),
            new CommonSubexpressions(),
            new DeadStores(),
            new DeadCode());

    /** What gives loops the shape in which they run fast, once it is known where everything lives. */
    private static final List<Pass> LOOPS = List.of(new SumLinearParts());

    /** What rounds derivatives in another way; for straight code of a few rows. */
    private static final List<Pass> LATE = List.of(new Reciprocals());

    /** What rounds gradients in another way. */
    private static final List<Pass> SHORTER = List.of(new SharedDivisors());

    /** What keeps elements in variables, after the passes that look for sums in arrays. */
    private static final List<Pass> VARIABLES = List.of(new Accumulators());

    /** What rounds gradients in another way, where adjoints are in variables. */
    private static final List<Pass> LAST = List.of(new PartialsFirst());

    /** What only makes the output read better; runs once, last. */
    private static final List<Pass> FINISH = List.of(new SinkToUse());

    private static final Pass FUSION = new FuseSweeps();

    private static final Pass JAM = new JamIterations();

    /** What runs when storage is planned: what was saved once is then plainly read by each copy. */
    private static final List<Pass> EARLY = List.of(new Unrolling(), new CopiedShadows());

    private final List<Pass> passes;
    private final List<Pass> loops;
    private final List<Pass> early;
    private final List<Pass> late;
    private final List<Pass> shorter;
    private final List<Pass> variables;
    private final List<Pass> last;
    private final List<Pass> finish;
    private final boolean fuses;
    private final boolean jams;

    /** An optimizer without the passes of these names. */
    public Optimizer(Set<String> disabled) {
        passes = PASSES.stream().filter(pass -> !disabled.contains(pass.name())).toList();
        loops = LOOPS.stream().filter(pass -> !disabled.contains(pass.name())).toList();
        early = EARLY.stream().filter(pass -> !disabled.contains(pass.name())).toList();
        late = LATE.stream().filter(pass -> !disabled.contains(pass.name())).toList();
        shorter =
                SHORTER.stream().filter(pass -> !disabled.contains(pass.name())).toList();
        variables = VARIABLES.stream()
                .filter(pass -> !disabled.contains(pass.name()))
                .toList();
        last = LAST.stream().filter(pass -> !disabled.contains(pass.name())).toList();
        finish = FINISH.stream().filter(pass -> !disabled.contains(pass.name())).toList();
        jams = !disabled.contains(JAM.name());
        fuses = !disabled.contains(FUSION.name());
    }

    /** The names of all passes. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        PASSES.forEach(pass -> names.add(pass.name()));
        LOOPS.forEach(pass -> names.add(pass.name()));
        EARLY.forEach(pass -> names.add(pass.name()));
        LATE.forEach(pass -> names.add(pass.name()));
        SHORTER.forEach(pass -> names.add(pass.name()));
        VARIABLES.forEach(pass -> names.add(pass.name()));
        LAST.forEach(pass -> names.add(pass.name()));
        FINISH.forEach(pass -> names.add(pass.name()));
        names.add(FUSION.name());
        names.add(JAM.name());
        return names;
    }

    /** A function without what nothing needs, whatever passes are switched off. */
    public static Function withoutDeadCode(Function function) {
        return new DeadCode().apply(function);
    }

    /** Runs the passes; again where loops of the two sweeps could be fused. */
    public Function apply(Function function) {
        Function improved = run(passes, function);
        Function fused = fuses ? FUSION.apply(improved) : improved;
        return fused == improved ? improved : run(passes, fused);
    }

    /**
     * Runs the passes for the last time.
     *
     * @param rounding how freely derivatives may be rounded
     */
    public Function finish(Function function, Rounding rounding) {
        Function unrolled = run(early, function);
        Function improved = run(passes, unrolled);
        Function looped = run(loops, improved);
        Function shaped = rounding == Rounding.GRADIENT ? run(shorter, looped) : looped;
        if (unrolled.equals(function) && shaped.equals(improved)) {
            return run(finish, improved);
        }
        // what is known of one row only now folds branches
        boolean shares = rounding == Rounding.ROWS && !unrolled.equals(function);
        return run(finish, run(passes, shares ? run(late, shaped) : shaped));
    }

    /**
     * Jams the loops of a finished function. Its callees stay as they are: their sweeps have been taken apart, and with that went what
     * was known of parameters that may be one array. Then keeps in variables what is summed up in the loops.
     *
     * @param rounding how freely derivatives may be rounded
     */
    public Function jam(Function function, Rounding rounding) {
        Function alone = function.withCallees(List.of());
        Function jammed = jams ? JAM.apply(alone) : alone;
        Function summed = run(variables, jammed);
        Function shaped = rounding == Rounding.GRADIENT ? run(last, summed) : summed;
        return shaped.equals(alone)
                ? function
                : run(finish, run(passes, shaped)).withCallees(function.callees());
    }

    private static Function run(List<Pass> passes, Function function) {
        Function improved = function;
        Contents contents = null;
        for (Pass pass : passes) {
            if (contents == null) {
                contents = Contents.of(improved);
            }
            if (pass.isConcernedWith(contents)) {
                improved = improved.each(pass::apply);
                contents = null;
            }
        }
        return improved;
    }
}
