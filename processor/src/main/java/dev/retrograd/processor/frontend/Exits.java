package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Objects;

/** The jumps that a statement may have taken, as far as what follows has to ask. */
final class Exits {
    private final Code code;
    private final List<Variable> flags;
    private final List<Variable> results;
    private final boolean leaveSurroundings;

    Exits(Code code, Completion completion, Tree statement) {
        this.code = code;
        leaveSurroundings = completion.jumps().stream()
                .anyMatch(jump -> !jump.carriesResult() && !jump.target().equals(statement));
        results = completion.jumps().stream()
                .map(code.frame()::result)
                .filter(Objects::nonNull)
                .flatMap(Variable::leaves)
                .toList();
        flags = completion.jumps().stream().map(code.frame()::flag).toList();
    }

    /** The flags of the jumps. */
    List<Variable> flags() {
        return flags;
    }

    /** The variables that receive what the jumps carry. */
    List<Variable> results() {
        return results;
    }

    /** Whether one of the jumps goes to a place in the method beyond the end of the statement. */
    boolean leaveSurroundings() {
        return leaveSurroundings;
    }

    /** Translates statements whose jumps are asked for behind them. */
    void during(Runnable statements) {
        flags.forEach(Variable::addReader);
        statements.run();
        flags.forEach(Variable::removeReader);
    }

    /** Whether one of the jumps was certainly taken. */
    boolean certain() {
        return flags.stream().anyMatch(flag -> code.environment().get(flag) == Variable.SET);
    }

    /** Whether one of the jumps was taken; null if certainly none was. */
    Value taken() {
        Value taken = null;
        for (Variable flag : flags) {
            if (code.environment().get(flag) != Variable.CLEAR) {
                Value value = code.read(flag);
                taken = taken == null ? value : code.builder().call(Primitive.BOOLEAN, "|", taken, value);
            }
        }
        return taken;
    }
}
