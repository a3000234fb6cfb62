package dev.retrograd.processor.ir;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes functions in the text form of {@code docs/ir.md}, which {@link Parser} reads. */
public final class Printer {
    private final StringBuilder out = new StringBuilder();
    private final Names names = new Names();
    private final boolean origins;
    private final Remarks remarks;
    private String indent = "";

    private Printer(boolean origins, Remarks remarks) {
        this.origins = origins;
        this.remarks = remarks;
    }

    /** What an analysis has found, in words; empty where it has nothing to say. */
    public interface Remarks {
        /** What was found of a value. */
        default String of(Value value) {
            return "";
        }

        /** What was found of an operation. */
        default String of(Op op) {
            return "";
        }
    }

    /** The function as text, with what an analysis found of values and operations as comments behind them. */
    public static String print(Function function, Remarks remarks) {
        return new Printer(false, remarks).function(function);
    }

    /** The function as text, without origins. */
    public static String print(Function function) {
        return print(function, false);
    }

    /** The function as text, with the line, column and note of each operation's origin. */
    public static String printWithOrigins(Function function) {
        return print(function, true);
    }

    private static String print(Function function, boolean origins) {
        Remarks none = new Remarks() {};
        StringBuilder text = new StringBuilder(new Printer(origins, none).function(function));
        function.callees().forEach(callee -> text.append(new Printer(origins, none).function(callee)));
        return text.toString();
    }

    private String function(Function function) {
        out.append("func @").append(function.name()).append('(');
        out.append(function.params().stream()
                .map(param ->
                        name(param) + ": " + param.type() + (function.active().contains(param) ? " active" : ""))
                .collect(Collectors.joining(", ")));
        out.append(") -> (").append(types(function.results())).append(") ");
        block(function.body());
        return out.append('\n').toString();
    }

    private void block(Region region) {
        out.append('{');
        comment(values(region.params()));
        out.append('\n');
        String outer = indent;
        indent = outer + "  ";
        region.ops().forEach(this::line);
        indent = outer;
        out.append(indent).append('}');
    }

    private void line(Op op) {
        out.append(indent);
        List<Value> results = op.results();
        if (!results.isEmpty()) {
            out.append(list(results)).append(" = ");
        }
        if (op.regions().isEmpty()) {
            out.append(simple(op));
        } else {
            nested(op);
        }
        if (!results.isEmpty()) {
            out.append(" : ").append(types(results));
        }
        if (origins) {
            origin(op.origin());
        }
        String own = remarks.of(op);
        String found = values(results);
        comment(own.isEmpty() || found.isEmpty() ? own + found : own + "; " + found);
        out.append('\n');
    }

    private String values(List<Value> values) {
        return values.stream()
                .filter(value -> !remarks.of(value).isEmpty())
                .map(value -> values.size() == 1 ? remarks.of(value) : name(value) + " " + remarks.of(value))
                .collect(Collectors.joining("; "));
    }

    private void comment(String text) {
        if (!text.isEmpty()) {
            out.append("  // ").append(text);
        }
    }

    private String simple(Op op) {
        if (op instanceof Op.Const constant) {
            return "const " + Literals.print(constant.value());
        } else if (op instanceof Op.Call call) {
            return "call " + Literals.quote(call.function()) + operands(call.operands());
        } else if (op instanceof Op.Load load) {
            return "load " + element(load.array(), load.index());
        } else if (op instanceof Op.Store store) {
            return "store " + element(store.array(), store.index()) + " = " + name(store.value());
        } else if (op instanceof Op.Alloc alloc) {
            return "alloc"
                    + alloc.lengths().stream().map(n -> " [" + name(n) + "]").collect(Collectors.joining())
                    + placement(alloc.placement());
        } else if (op instanceof Op.Shadow shadow) {
            return "shadow " + name(shadow.primal()) + placement(shadow.placement());
        } else if (op instanceof Op.Copy copy) {
            return "copy " + name(copy.source()) + placement(copy.placement());
        } else if (op instanceof Op.Length length) {
            return "length " + name(length.array());
        } else if (op instanceof Op.Accumulate accumulate) {
            return "accumulate " + name(accumulate.target()) + " += " + name(accumulate.value());
        } else if (op instanceof Op.Invoke invoke) {
            String contract = invoke.contract() == null
                    ? ""
                    : " storage " + Literals.quote(invoke.contract().toString());
            String rule = invoke.rule() == null
                    ? ""
                    : " rule " + Literals.quote(invoke.rule().toString());
            return "invoke " + Literals.quote(invoke.callee()) + operands(invoke.operands()) + contract + rule;
        } else if (op instanceof Op.Save save) {
            return "save " + Literals.quote(save.slot()) + " " + name(save.value());
        } else if (op instanceof Op.Restore restore) {
            return "restore " + Literals.quote(restore.slot());
        } else if (op instanceof Op.Throw thrown) {
            return "throw " + Literals.quote(thrown.exception()) + operands(thrown.operands());
        }
        String keyword = op instanceof Op.Return ? "return" : "yield";
        return op.operands().isEmpty() ? keyword : keyword + " " + list(op.operands());
    }

    private void nested(Op op) {
        if (op instanceof Op.If branch) {
            out.append("if ").append(name(branch.condition())).append(' ');
            block(branch.then());
            out.append(" else ");
            block(branch.otherwise());
        } else if (op instanceof Op.For loop) {
            out.append("for ").append(Literals.quote(loop.label())).append(' ').append(name(loop.counter()));
            out.append(" = ").append(name(loop.first())).append(loop.step() < 0 ? " >" : " <");
            out.append(loop.inclusive() ? "= " : " ").append(name(loop.limit()));
            out.append(" step ").append(loop.step());
            out.append(loop.inits().isEmpty() ? " " : " carry " + bindings(loop.carried(), loop.inits()) + " ");
            block(loop.body());
        } else if (op instanceof Op.While loop) {
            out.append("while ").append(Literals.quote(loop.label()));
            out.append(" (")
                    .append(bindings(loop.condition().params(), loop.inits()))
                    .append(") ");
            block(loop.condition());
            out.append(" do (").append(list(loop.body().params())).append(") ");
            block(loop.body());
        }
    }

    private void origin(Origin origin) {
        if (!origin.span().equals(Span.NONE)) {
            out.append(" !").append(origin.span());
        }
        if (!origin.note().isEmpty()) {
            out.append(" !").append(Literals.quote(origin.note()));
        }
    }

    private String name(Value value) {
        return names.of(value);
    }

    private String list(List<Value> values) {
        return values.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String operands(List<Value> values) {
        return values.stream().map(value -> " " + name(value)).collect(Collectors.joining());
    }

    private String bindings(List<Value> params, List<Value> inits) {
        return IntStream.range(0, Math.min(params.size(), inits.size()))
                .mapToObj(i -> name(params.get(i)) + " = " + name(inits.get(i)))
                .collect(Collectors.joining(", "));
    }

    private String element(Value array, Value index) {
        return name(array) + "[" + name(index) + "]";
    }

    private static String placement(Placement placement) {
        return " " + placement.name().toLowerCase(Locale.ROOT);
    }

    private static String types(List<Value> values) {
        return values.stream().map(value -> value.type().toString()).collect(Collectors.joining(", "));
    }
}
