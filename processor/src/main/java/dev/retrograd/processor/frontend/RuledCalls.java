package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
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

    /** Whether a method has a rule. A rule's own calls of its target do not count. */
    boolean knows(ExecutableElement method) {
        return code.sources().rules().find(method) != null;
    }

    /**
     * Calls a method that has a rule.
     *
     * @param object the object; null for a static method
     * @param arguments the arguments, converted to the types of the parameters
     */
    Value call(Tree site, ExecutableElement method, Value object, List<Value> arguments) {
        RuleTable.Entry entry = code.sources().rules().find(method);
        String name = method.getSimpleName().toString();
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
        region.add(new Op.Invoke(List.of(result), callee, operands, Contract.NONE, entry.rule(), region.origin()));
        return result;
    }

    private static String text(RuleSignature.Mistake mistake) {
        return Diagnostic.of(mistake.message(), Span.NONE, mistake.operands().toArray(String[]::new))
                .text();
    }
}
