package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.CallRule.Form;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Calls of methods whose derivative somebody has written: they stay calls, and say who knows their derivative. */
final class RuledCalls {
    private final Code code;
    private final Access access;

    RuledCalls(Translator translator) {
        code = translator.code();
        access = new Access(code);
    }

    /** Whether a method has a rule, or a companion of its own in a jar. */
    boolean knows(ExecutableElement method) {
        return code.sources().rules().find(method) != null || CompanionRule.has(method, code.sources());
    }

    /**
     * Calls a method that has a rule or a companion.
     *
     * @param object the object; null for a static method
     * @param arguments the arguments, converted to the types of the parameters
     */
    Value call(Tree site, ExecutableElement method, Value object, List<Value> arguments) {
        RuleTable.Entry entry = code.sources().rules().find(method);
        String name = method.getSimpleName().toString();
        if (entry == null) {
            Optional<CallRule> companion = CompanionRule.of(method, code.sources());
            return companion.isPresent()
                    ? call(site, method, object, arguments, companion.get())
                    : code.refuse(site, Message.COMPANION, name, CompanionRule.name(method, code.sources()));
        }
        for (RuleSignature rule : entry.all()) {
            boolean same = rule.active().equals(entry.all().get(0).active());
            if (!rule.mistakes().isEmpty() || !same) {
                String reason =
                        same ? text(rule.mistakes().get(0)) : "its rules differ in the parameters with derivatives";
                return code.refuse(
                        site,
                        Message.RULE_BROKEN,
                        name,
                        rule.rule().getSimpleName().toString(),
                        reason);
            }
            if (!access.isOpen(rule.rule())) {
                return code.refuse(
                        site, Message.INACCESSIBLE, rule.rule().getSimpleName().toString());
            }
        }
        return call(site, method, object, arguments, entry.rule());
    }

    private Value call(Tree site, ExecutableElement method, Value object, List<Value> arguments, CallRule rule) {
        String name = method.getSimpleName().toString();
        if (!access.isOpen(method)) {
            return code.refuse(site, Message.INACCESSIBLE, name);
        }
        List<Value> operands = new ArrayList<>(arguments);
        String owner =
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (!isStatic) {
            operands.add(0, object);
        }
        for (Value operand : operands) {
            if (code.isDummy(operand)) {
                return code.dummy(site);
            } else if (code.phantom(operand) != null) {
                return code.refuse(site, Message.RULE_ARGUMENT, name);
            }
        }
        if (!isStatic && object.type() instanceof ClassType type) {
            owner = type.erased();
        }
        Type type = code.type(method.getReturnType());
        Value result = Value.of(type);
        RegionBuilder region = code.at(site);
        String callee = owner + (isStatic ? "." : "#") + name;
        List<Value> copies = rule.adjoint() != null && rule.adjoint().form() == Form.GRADIENT
                ? operands.stream().map(operand -> copy(operand, region)).toList()
                : List.of();
        region.add(new Op.Invoke(List.of(result), callee, operands, Contract.NONE, rule, region.origin()));
        for (int i = 0; i < copies.size(); i++) {
            if (copies.get(i) != null) {
                checkUnchanged(operands.get(i), copies.get(i), name, region);
            }
        }
        return result;
    }

    private static Value copy(Value operand, RegionBuilder region) {
        if (!operand.type().isArray()) {
            return null;
        }
        Value copy = Value.of(operand.type(), operand.name() == null ? null : operand.name() + "Before");
        region.add(new Op.Copy(copy, operand, Placement.FRESH, region.origin()));
        return copy;
    }

    /** What a method of a jar writes to its arguments has no derivative here, and only running it shows whether it does. */
    private void checkUnchanged(Value argument, Value before, String name, RegionBuilder region) {
        boolean deep = ((ArrayType) argument.type()).element().isArray();
        String test = "java.util.Arrays." + (deep ? "deepEquals" : "equals");
        Value same = Value.of(Primitive.BOOLEAN, "unchanged");
        region.add(new Op.Invoke(List.of(same), test, List.of(argument, before), Contract.NONE, region.origin()));
        region.branch(same, List.of(), inner -> List.of(), inner -> {
            Value text = inner.constant(name + " has changed an argument, for which its companion has no derivative");
            inner.add(new Op.Throw("java.lang.IllegalStateException", List.of(text), inner.origin()));
            return List.of();
        });
    }

    private static String text(RuleSignature.Mistake mistake) {
        return Diagnostic.of(mistake.message(), Span.NONE, mistake.operands().toArray(String[]::new))
                .text();
    }
}
