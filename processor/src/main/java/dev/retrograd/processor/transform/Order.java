package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In which order a Jacobian is computed: by columns in forward mode, or by rows in reverse mode. */
public enum Order {
    /** Tangents along each column. */
    COLUMNS,
    /** A reverse sweep for each row. */
    ROWS,
    /** Only the arguments tell which is cheaper. */
    EITHER;

    /** As many rows or columns as this are worth it whatever the other number is. */
    private static final int FEW = 4;

    /**
     * The cheaper order, as far as that is known without arguments.
     *
     * @param function the function, without matrix functions
     * @param seeded the numbers of the results that make up the rows
     */
    public static Order of(Function function, Set<Integer> seeded) {
        List<Value> active =
                function.params().stream().filter(function.active()::contains).toList();
        boolean scalars = active.stream().allMatch(param -> param.type().isFloating());
        Optional<Integer> columns = scalars ? Optional.of(active.size()) : Optional.empty();
        Optional<Integer> rows = rows(function, seeded);
        if (rows.isPresent() && columns.isPresent()) {
            return columns.get() <= rows.get() ? COLUMNS : ROWS;
        } else if (rows.isPresent() && rows.get() <= FEW) {
            return ROWS;
        } else if (columns.isPresent() && columns.get() <= FEW) {
            return COLUMNS;
        }
        return EITHER;
    }

    /** The number of rows if it does not depend on arguments. */
    private static Optional<Integer> rows(Function function, Set<Integer> seeded) {
        RegionBuilder builder = new RegionBuilder(function.params(), Origin.NONE);
        List<Value> results = Forward.differentiable(function.results(), seeded);
        return ResultSize.of(function, results, builder).flatMap(size -> literal(size, builder.ops()));
    }

    private static Optional<Integer> literal(Value value, List<Op> ops) {
        Op definition = ops.stream()
                .filter(op -> op.results().contains(value))
                .findFirst()
                .orElse(null);
        if (definition instanceof Op.Const constant && constant.value() instanceof Integer number) {
            return Optional.of(number);
        } else if (definition instanceof Op.Call call && call.operands().size() == 2) {
            Optional<Integer> left = literal(call.operands().get(0), ops);
            Optional<Integer> right = literal(call.operands().get(1), ops);
            if (left.isPresent() && right.isPresent()) {
                return switch (call.function()) {
                    case "+" -> Optional.of(left.get() + right.get());
                    case "*" -> Optional.of(left.get() * right.get());
                    default -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }
}
