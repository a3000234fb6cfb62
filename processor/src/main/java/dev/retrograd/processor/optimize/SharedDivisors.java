package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Divides once where straight adjoint code divides by one number more than once, or by one whose reciprocal is there already: the quotients
 * become products. A divisor that may be next to zero is looked at first, and divided by as before if it is. The branch for
 * that would keep a loop from being vectorised, and is worth its cost only where nothing is vectorised anyway. The method's own quotients
 * keep their bits.
 */
final class SharedDivisors implements Pass {
    @Override
    public String name() {
        return "divisors";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasDerivatives();
    }

    @Override
    public Function apply(Function function) {
        if (!divides(function.body())) {
            return function;
        }
        Sharing sharing = new Sharing(Uses.of(function));
        Region body = sharing.rewrite(function.body());
        return sharing.shares ? function.withBody(body) : function;
    }

    private static boolean divides(Region region) {
        return region.ops().stream()
                .anyMatch(op -> isAdjointQuotient(op) || op.regions().stream().anyMatch(SharedDivisors::divides));
    }

    private static boolean isAdjointQuotient(Op op) {
        return op instanceof Op.Call call
                && isQuotient(call)
                && !call.origin().note().isEmpty();
    }

    private static boolean isQuotient(Op.Call call) {
        return call.function().equals("/") && call.target().type() == Primitive.DOUBLE;
    }

    /**
     * What stands for the quotients by one number.
     *
     * @param large whether products are right; null if they always are
     */
    private record Inverse(Value divisor, Value reciprocal, Value large) {}

    /** One run. */
    private static final class Sharing {
        private final Uses uses;
        private final Divisors divisors;
        private boolean shares;

        Sharing(Uses uses) {
            this.uses = uses;
            divisors = new Divisors(uses);
        }

        Region rewrite(Region region) {
            Map<Value, List<Op.Call>> quotients = new LinkedHashMap<>();
            for (Op op : region.ops()) {
                if (isAdjointQuotient(op)
                        && !isOne(op.operands().get(0))
                        && !isConstant(op.operands().get(1))) {
                    quotients
                            .computeIfAbsent(op.operands().get(1), key -> new ArrayList<>())
                            .add((Op.Call) op);
                }
            }
            quotients.values().removeIf(calls -> !isWorthwhile(calls));
            List<Op> ops = new ArrayList<>();
            IdentityHashMap<Op.Call, Inverse> inverses = new IdentityHashMap<>();
            for (Op op : region.ops()) {
                if (op instanceof Op.Call call && isAdjointQuotient(op)) {
                    Value divisor = call.operands().get(1);
                    List<Op.Call> sharing = isOne(call.operands().get(0)) ? null : quotients.remove(divisor);
                    if (sharing != null) {
                        Inverse inverse = invert(sharing.get(0), ops);
                        sharing.forEach(each -> inverses.put(each, inverse));
                    }
                }
                Inverse inverse = op instanceof Op.Call call ? inverses.get(call) : null;
                ops.add(inverse == null ? op.with(this::rewrite) : quotient((Op.Call) op, inverse));
            }
            return new Region(region.params(), ops);
        }

        /** Whether one division less is worth the products, and the branch if there must be one. */
        private boolean isWorthwhile(List<Op.Call> calls) {
            Op.Call first = calls.get(0);
            Value divisor = first.operands().get(1);
            return (calls.size() > 1 || reciprocals(first).findAny().isPresent())
                    && (divisors.isNeverTiny(divisor) || !isVectorised(first));
        }

        /** The reciprocals of a quotient's divisor that are computed wherever the quotient is. */
        private Stream<Op> reciprocals(Op.Call quotient) {
            return uses.users(quotient.operands().get(1)).stream().filter(op -> isReciprocalFor(op, quotient));
        }

        @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
        private boolean isReciprocalFor(Op op, Op.Call quotient) {
            return op instanceof Op.Call call
                    && isQuotient(call)
                    && isOne(call.operands().get(0))
                    && call.operands().get(1).equals(quotient.operands().get(1))
                    && (uses.region(call) == uses.region(quotient)
                            || (uses.position(call) < uses.position(quotient)
                                    && uses.isWithin(quotient, uses.region(call))));
        }

        /** Whether an operation stands in a loop that calls nothing but what machines have instructions for. */
        private boolean isVectorised(Op op) {
            return uses.enclosing(op).stream()
                    .filter(outer -> outer instanceof Op.For || outer instanceof Op.While)
                    .findFirst()
                    .filter(loop -> loop.regions().stream().noneMatch(Sharing::isScalar))
                    .isPresent();
        }

        private static boolean isScalar(Region region) {
            return region.ops().stream()
                    .anyMatch(op -> (op instanceof Op.Call call && isTranscendental(call.function()))
                            || op.regions().stream().anyMatch(Sharing::isScalar));
        }

        private static boolean isTranscendental(String function) {
            return switch (function) {
                case "Math.exp", "Math.log", "Math.sin", "Math.cos", "Math.tan", "Math.tanh", "Math.pow" -> true;
                default -> function.startsWith("StrictMath.") && !function.endsWith(".sqrt");
            };
        }

        private boolean isConstant(Value value) {
            return uses.definition(value).orElse(null) instanceof Op.Const;
        }

        private boolean isOne(Value value) {
            return uses.definition(value).orElse(null) instanceof Op.Const constant
                    && constant.value() instanceof Double number
                    && number == 1;
        }

        private Inverse invert(Op.Call first, List<Op> ops) {
            shares = true;
            Value divisor = first.operands().get(1);
            Origin origin = first.origin();
            Value reciprocal = reciprocals(first)
                    .filter(op -> uses.position(op) < uses.position(first))
                    .findFirst()
                    .map(Op::result)
                    .orElseGet(() -> reciprocal(divisor, origin, ops));
            if (divisors.isNeverTiny(divisor)) {
                return new Inverse(divisor, reciprocal, null);
            }
            Value size = Value.of(Primitive.DOUBLE);
            Value tiny = Value.of(Primitive.DOUBLE);
            Value large = Value.of(Primitive.BOOLEAN, "isLarge");
            ops.add(new Op.Call(size, "Math.abs", List.of(divisor), origin));
            ops.add(new Op.Const(tiny, Divisors.TINY, origin));
            ops.add(new Op.Call(large, ">", List.of(size, tiny), origin));
            return new Inverse(divisor, reciprocal, large);
        }

        private static Value reciprocal(Value divisor, Origin origin, List<Op> ops) {
            Value one = Value.of(Primitive.DOUBLE);
            Value reciprocal = Value.of(Primitive.DOUBLE, "reciprocal");
            ops.add(new Op.Const(one, 1.0, origin));
            ops.add(new Op.Call(reciprocal, "/", List.of(one, divisor), origin));
            return reciprocal;
        }

        private static Op quotient(Op.Call call, Inverse inverse) {
            Value numerator = call.operands().get(0);
            if (inverse.large() == null) {
                return new Op.Call(call.target(), "*", List.of(numerator, inverse.reciprocal()), call.origin());
            }
            return new Op.If(
                    List.of(call.target()),
                    inverse.large(),
                    yielding("*", List.of(numerator, inverse.reciprocal()), call.origin()),
                    yielding("/", List.of(numerator, inverse.divisor()), call.origin()),
                    call.origin());
        }

        private static Region yielding(String function, List<Value> operands, Origin origin) {
            Value value = Value.of(Primitive.DOUBLE);
            return new Region(
                    List.of(),
                    List.of(new Op.Call(value, function, operands, origin), new Op.Yield(List.of(value), origin)));
        }
    }
}
