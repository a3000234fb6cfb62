package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRules;
import java.util.HashSet;
import java.util.Set;

/** Which references leave the region that defines them: by a yield, a store, a loop, or through a row that does. */
public final class Escapes {
    private final Set<Value> escaped = new HashSet<>();

    private Escapes() {}

    /** Analyses a function. */
    public static Escapes of(Function function) {
        Escapes escapes = new Escapes();
        int before;
        do {
            before = escapes.escaped.size();
            escapes.scan(function.body());
        } while (escapes.escaped.size() > before);
        return escapes;
    }

    /** The function with the references that leave their region. */
    public static String print(Function function) {
        Escapes escapes = of(function);
        return Printer.print(function, new Printer.Remarks() {
            @Override
            public String of(Value value) {
                return escapes.escapes(value) ? "escapes" : "";
            }
        });
    }

    /** Whether a reference leaves the region that defines it. */
    public boolean escapes(Value reference) {
        return escaped.contains(reference);
    }

    private void escape(Value value) {
        if (!(value.type() instanceof Primitive)) {
            escaped.add(value);
        }
    }

    private void scan(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::scan);
            if (op instanceof Op.Store store) {
                escape(store.value());
            } else if (op instanceof Op.Load load) {
                if (escaped.contains(load.target())) {
                    escaped.add(load.array());
                }
            } else if (op instanceof Op.Call call) {
                if (MatrixRules.isAlias(call.function()) && escaped.contains(call.target())) {
                    escaped.add(call.operands().get(0));
                }
            } else if (op instanceof Op.Yield
                    || op instanceof Op.Return
                    || op instanceof Op.For
                    || op instanceof Op.While
                    || op instanceof Op.Invoke) {
                op.operands().forEach(this::escape);
            }
        }
    }
}
