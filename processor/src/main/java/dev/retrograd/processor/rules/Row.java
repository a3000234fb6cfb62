package dev.retrograd.processor.rules;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the table as it is written down, for {@code Math} and {@code StrictMath} alike.
 *
 * @param function the function's simple name, or the operator
 * @param operands the operands' names
 * @param partials the partials in operand order
 * @param domain where the operands are sampled
 * @param edges points with stated partials
 * @param isUnbounded whether a partial can be infinite or NaN where the operands are finite
 */
public record Row(
        String function,
        List<String> operands,
        List<Expression> partials,
        List<Range> domain,
        List<Edge> edges,
        boolean isUnbounded) {
    /** What partials call the result. */
    static final String RESULT = "y";

    private static final Range ANYWHERE = new Range(-3, 3);

    /** Copies the lists. */
    public Row {
        operands = List.copyOf(operands);
        partials = List.copyOf(partials);
        domain = List.copyOf(domain);
        edges = List.copyOf(edges);
    }

    /**
     * An interval.
     *
     * @param low its lower end
     * @param high its upper end
     */
    public record Range(double low, double high) {}

    /**
     * A point and what the partials are there.
     *
     * @param operands the point
     * @param partials the partials, by the row's own definition of them
     */
    public record Edge(List<Double> operands, List<Double> partials) {
        /** Copies the lists. */
        public Edge {
            operands = List.copyOf(operands);
            partials = List.copyOf(partials);
        }
    }

    /** A row with the default domain. */
    static Row of(String head, String... partials) {
        Expression parsed = ExpressionParser.parse(head);
        String function = parsed instanceof Expression.Application application
                ? application.function()
                : parsed instanceof Expression.Infix infix ? infix.operator() : "-";
        List<String> operands = parsed.parts().stream()
                .map(part -> ((Expression.Name) part).name())
                .collect(Collectors.toList());
        if (operands.size() != partials.length) {
            throw new IllegalArgumentException("the rule of " + head + " has " + partials.length + " partials");
        }
        List<Expression> formulas =
                Stream.of(partials).map(ExpressionParser::parse).collect(Collectors.toList());
        List<Range> domain = operands.stream().map(operand -> ANYWHERE).collect(Collectors.toList());
        return new Row(function, operands, formulas, domain, List.of(), false);
    }

    /**
     * The same row with places to try it: the ranges of the operands, {@code "-3..3, 0.5..3"}, then points with the partials there,
     * {@code "1, 0: Infinity, -Infinity"}.
     */
    Row on(String ranges, String... points) {
        List<Range> intervals = list(ranges, range -> {
            int dots = range.indexOf("..");
            return new Range(
                    Double.parseDouble(range.substring(0, dots)), Double.parseDouble(range.substring(dots + 2)));
        });
        List<Edge> stated = Stream.of(points)
                .map(point -> {
                    int colon = point.indexOf(':');
                    return new Edge(
                            list(point.substring(0, colon), Double::valueOf),
                            list(point.substring(colon + 1), Double::valueOf));
                })
                .collect(Collectors.toList());
        return new Row(function, operands, partials, intervals, stated, isUnbounded);
    }

    private static <T> List<T> list(String text, Function<String, T> element) {
        return Stream.of(text.split(",", -1)).map(String::strip).map(element).collect(Collectors.toList());
    }

    /** The same row with partials that can be infinite or NaN where the operands are finite. */
    Row unbounded() {
        return new Row(function, operands, partials, domain, edges, true);
    }
}
