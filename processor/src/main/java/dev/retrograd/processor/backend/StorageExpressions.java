package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes new arrays and matrices: by their placement as new objects, buffers of the workspace, or arrays of the tape. */
final class StorageExpressions {
    private final Expressions expressions;
    private final Buffers buffers;
    private final Expr workspace;
    private final Expr tape;
    private final Map<Value, String> fields;

    /**
     * Writes storage of one method.
     *
     * @param workspace the workspace
     * @param tape the tape
     * @param fields the workspace's fields for arrays that are results
     */
    StorageExpressions(Expressions expressions, Buffers buffers, Expr workspace, Expr tape, Map<Value, String> fields) {
        this.expressions = expressions;
        this.buffers = buffers;
        this.workspace = workspace;
        this.tape = tape;
        this.fields = fields;
    }

    /** New storage. */
    Expr allocated(Op op) {
        if (op instanceof Op.Alloc alloc) {
            return alloc(alloc);
        } else if (op instanceof Op.Shadow shadow) {
            return shadow(shadow);
        } else if (op instanceof Op.Copy copy) {
            return copy(copy);
        }
        throw new IllegalArgumentException("allocates nothing: " + op);
    }

    private Expr alloc(Op.Alloc alloc) {
        List<Expr> lengths = alloc.lengths().stream().map(expressions::assigned).toList();
        ArrayType type = (ArrayType) alloc.target().type();
        return switch (alloc.placement()) {
            case FRESH -> new Expr.NewArray(type, lengths);
            case ZEROED -> buffered(alloc.target(), Helper.Kind.ZEROS, lengths, lengths.size());
            case SCRATCH -> buffered(alloc.target(), Helper.Kind.SCRATCH, lengths, lengths.size());
            case POOLED -> pooled(type, lengths);
        };
    }

    private Expr shadow(Op.Shadow shadow) {
        Expr primal = expressions.exact(shadow.primal());
        Type type = shadow.target().type();
        boolean flat = type instanceof ArrayType array && array.rank() == 1;
        List<Expr> length = List.of(new Expr.Field(primal, "length", Primitive.INT));
        boolean scratch = shadow.placement() == Placement.SCRATCH;
        return switch (shadow.placement()) {
            case FRESH -> flat ? new Expr.NewArray(type, length) : made(Helper.Kind.NEW_ZEROS_LIKE, primal, type);
            case ZEROED, SCRATCH ->
                flat
                        ? buffered(shadow.target(), scratch ? Helper.Kind.SCRATCH : Helper.Kind.ZEROS, length, 1)
                        : buffered(shadow.target(), Helper.Kind.ZEROS_LIKE, List.of(primal), 0);
            case POOLED -> {
                if (flat) {
                    yield pooled((ArrayType) type, length);
                }
                yield isPooled(type)
                        ? fromTape("zerosLike", List.of(primal), type)
                        : made(Helper.Kind.NEW_ZEROS_LIKE, primal, type);
            }
        };
    }

    private Expr copy(Op.Copy copy) {
        Expr source = expressions.exact(copy.source());
        Type type = copy.target().type();
        boolean flat = type instanceof ArrayType array && array.rank() == 1;
        if (isPooledCopy(copy)) {
            return fromTape("copy", List.of(source), type);
        }
        return switch (copy.placement()) {
            case FRESH, POOLED ->
                flat ? new Expr.MethodCall(source, "clone", List.of(), type) : made(Helper.Kind.NEW_COPY, source, type);
            case ZEROED, SCRATCH -> buffered(copy.target(), Helper.Kind.COPY, List.of(source), 0);
        };
    }

    /** {@code target += value} for arrays and matrices. */
    Expr accumulated(Op.Accumulate accumulate) {
        Type type = accumulate.target().type();
        String helper = buffers.helper(Helper.Kind.ADD, type, 0);
        List<Expr> arguments = List.of(expressions.exact(accumulate.target()), expressions.exact(accumulate.value()));
        return new Expr.StaticCall("", helper, arguments, type);
    }

    private Expr made(Helper.Kind kind, Expr model, Type type) {
        return new Expr.StaticCall("", buffers.helper(kind, type, 0), List.of(model), type);
    }

    /** Whether an operation makes a matrix of a buffer's rows, which is kept as long as the buffer is. */
    static boolean isWrapped(Op op, Index index) {
        return op instanceof Op.Call call
                && call.function().equals("Matrix.wrap")
                && index.definition(call.operands().get(0)) != null
                && isBuffered(index.definition(call.operands().get(0)));
    }

    /** {@code ws.value = wrapped(ws.value, rows)}, in a field of its own. */
    Expr wrapped(Op op) {
        String field = buffers.field(expressions.variable(op.result()).name(), ClassType.MATRIX);
        Expr.Field kept = new Expr.Field(workspace, field, ClassType.MATRIX);
        return new Expr.Assigned(kept, wrapped(kept, op));
    }

    /** {@code wrapped(ws.x, rows)}. */
    Expr wrapped(Expr.Field kept, Op op) {
        List<Expr> arguments = List.of(kept, expressions.exact(op.operands().get(0)));
        String helper = buffers.helper(Helper.Kind.WRAPPED, ClassType.MATRIX, 0);
        return new Expr.StaticCall("", helper, arguments, ClassType.MATRIX);
    }

    /** {@code ws.dw = zeros(ws.dw, n)}. */
    private Expr buffered(Value target, Helper.Kind kind, List<Expr> arguments, int count) {
        Type type = target.type();
        String field = fields.get(target);
        if (field == null) {
            field = buffers.field(expressions.variable(target).name(), type);
        }
        Expr buffer = new Expr.Field(workspace, field, type);
        List<Expr> all = new ArrayList<>(List.of(buffer));
        all.addAll(arguments);
        return new Expr.Assigned(buffer, new Expr.StaticCall("", buffers.helper(kind, type, count), all, type));
    }

    private Expr pooled(ArrayType type, List<Expr> lengths) {
        if (!isPooled(type)) {
            return new Expr.NewArray(type, lengths);
        }
        String leaf = type.leaf().toString().toLowerCase(Locale.ROOT);
        return fromTape(type.rank() > lengths.size() ? leaf + "Rows" : leaf + "s", lengths, type);
    }

    private Expr fromTape(String method, List<Expr> arguments, Type type) {
        buffers.useTape();
        return new Expr.MethodCall(tape, method, arguments, type);
    }

    /** Whether an operation takes its storage from the tape. */
    static boolean isPooled(Op op) {
        return (op instanceof Op.Alloc alloc && alloc.placement() == Placement.POOLED)
                || (op instanceof Op.Shadow shadow && shadow.placement() == Placement.POOLED)
                || (op instanceof Op.Copy copy && isPooledCopy(copy));
    }

    /** The tape copies what derivatives flow through; other arrays are rarely copied in loops. */
    private static boolean isPooledCopy(Op.Copy copy) {
        return copy.placement() == Placement.POOLED
                && copy.target().type() instanceof ArrayType type
                && type.leaf().isFloating()
                && isPooled(type);
    }

    /** Whether the tape has arrays of a type. */
    private static boolean isPooled(Type type) {
        return type instanceof ArrayType array
                && (array.rank() == 1
                        ? array.leaf() instanceof Primitive leaf && isPooled(leaf)
                        : array.rank() == 2 && array.leaf().isFloating());
    }

    private static boolean isPooled(Primitive leaf) {
        return switch (leaf) {
            case DOUBLE, FLOAT, INT, LONG, BOOLEAN -> true;
            case BYTE, SHORT, CHAR -> false;
        };
    }

    /** Whether a value is new storage in a buffer of the workspace. */
    static boolean isBuffered(Op op) {
        return (op instanceof Op.Alloc alloc && isBuffer(alloc.placement()))
                || (op instanceof Op.Shadow shadow && isBuffer(shadow.placement()))
                || (op instanceof Op.Copy copy && isBuffer(copy.placement()));
    }

    private static boolean isBuffer(Placement placement) {
        return placement == Placement.ZEROED || placement == Placement.SCRATCH;
    }
}
