package dev.retrograd.processor;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.Member;
import dev.retrograd.processor.shape.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A companion with the right signatures whose methods throw: shown to the nested compiler before the real one exists, and written
 * where the method was refused, so that callers do not add errors of their own.
 */
final class ThrowingCompanion {
    private ThrowingCompanion() {}

    static CompanionPlan of(MethodSignature signature, String name, Set<Member> members, boolean objective) {
        Map<Member, Function> functions = new EnumMap<>(Member.class);
        members.forEach(member -> functions.put(member, function(signature, member)));
        return Shape.companion(
                signature,
                name,
                functions,
                objective && (Shape.isObjective(signature) || Shape.isResiduals(signature)));
    }

    private static Function function(MethodSignature signature, Member member) {
        RegionBuilder builder = new RegionBuilder(params(signature, member), Origin.NONE);
        Value message =
                builder.constant(signature.methodName() + " could not be differentiated: see the compiler's errors");
        builder.add(new Op.Throw("java.lang.UnsupportedOperationException", List.of(message), Origin.NONE));
        List<Value> returned = new ArrayList<>();
        if (member.isMatrix()) {
            returned.add(nothing(member.matrix(), builder));
        } else {
            leaves(signature.output(), false).forEach(type -> returned.add(nothing(type, builder)));
            List<Type> derivatives = member == Member.JVP ? leaves(signature.output(), true) : activeLeaves(signature);
            derivatives.forEach(type -> returned.add(nothing(type, builder)));
        }
        return new Function(signature.methodName(), Set.of(), builder.returning(returned));
    }

    private static List<Value> params(MethodSignature signature, Member member) {
        List<Type> types = new ArrayList<>();
        signature.parameters().forEach(parameter -> types.addAll(leaves(parameter.structure(), false)));
        if (member.isDirectional()) {
            types.addAll(activeLeaves(signature));
        } else if (member == Member.GRADIENT && signature.isSeeded()) {
            types.addAll(leaves(signature.output(), true));
        } else if (member.pattern().isPresent()) {
            types.add(Member.PATTERN);
        }
        return types.stream().map(Value::of).toList();
    }

    private static List<Type> activeLeaves(MethodSignature signature) {
        return signature.active().stream()
                .flatMap(parameter -> leaves(parameter.structure(), true).stream())
                .toList();
    }

    private static List<Type> leaves(Structure structure, boolean active) {
        return structure.leaves().stream()
                .map(Structure.Path::leaf)
                .filter(leaf -> leaf.isActive() || !active)
                .map(Structure.Leaf::type)
                .toList();
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
