package dev.retrograd.processor;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A companion with the right signatures whose methods throw: shown to the nested compiler before the real one exists, and written
 * where the method was refused, so that callers do not add errors of their own.
 */
final class ThrowingCompanion {
    private ThrowingCompanion() {}

    static CompanionPlan of(MethodSignature signature, String name, boolean objective) {
        RegionBuilder builder = new RegionBuilder(params(signature), Origin.NONE);
        Value message =
                builder.constant(signature.methodName() + " could not be differentiated: see the compiler's errors");
        builder.add(new Op.Throw("java.lang.UnsupportedOperationException", List.of(message), Origin.NONE));
        List<Value> returned = new ArrayList<>();
        signature
                .output()
                .leaves()
                .forEach(path -> returned.add(nothing(path.leaf().type(), builder)));
        signature.active().stream()
                .flatMap(parameter -> parameter.structure().leaves().stream())
                .filter(path -> path.leaf().isActive())
                .forEach(path -> returned.add(nothing(path.leaf().type(), builder)));
        Function gradient = new Function(signature.methodName(), Set.of(), builder.returning(returned));
        return Shape.companion(signature, name, gradient, objective && Shape.isObjective(signature));
    }

    private static List<Value> params(MethodSignature signature) {
        List<Value> params = new ArrayList<>();
        signature.parameters().stream()
                .flatMap(parameter -> parameter.structure().leaves().stream())
                .forEach(path -> params.add(Value.of(path.leaf().type())));
        if (signature.isSeeded()) {
            signature.output().leaves().stream()
                    .filter(path -> path.leaf().isActive())
                    .forEach(path -> params.add(Value.of(path.leaf().type(), "seed")));
        }
        return params;
    }

    private static Value nothing(Type type, RegionBuilder builder) {
        if (type == Primitive.DOUBLE) {
            return builder.constant(0.0);
        } else if (type == Primitive.FLOAT) {
            return builder.constant(0f);
        }
        return builder.constant(type, null);
    }
}
