package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** What a differentiated method is called with: a parameter of the function for each leaf, put together to the method's. */
final class Arguments {
    private final List<Value> leaves = new ArrayList<>();
    private final Set<Value> active = new HashSet<>();
    private final List<Value> values = new ArrayList<>();
    private final Value receiver;

    Arguments(Translator translator, MethodSignature signature, ExecutableElement method) {
        List<TypeMirror> types = new ArrayList<>();
        boolean isInstance = !method.getModifiers().contains(Modifier.STATIC);
        if (isInstance) {
            types.add(method.getEnclosingElement().asType());
        }
        method.getParameters().stream().map(VariableElement::asType).forEach(types::add);
        for (int i = 0; i < types.size(); i++) {
            Parameter parameter = signature.parameters().get(i);
            List<Value> own = new ArrayList<>();
            for (Structure.Path path : parameter.structure().leaves()) {
                Value leaf = Value.of(path.leaf().type(), path.name(parameter.name()));
                own.add(leaf);
                if (path.leaf().isActive()) {
                    active.add(leaf);
                }
            }
            leaves.addAll(own);
            values.add(translator
                    .instances()
                    .handedIn(types.get(i), parameter.structure(), own.iterator(), arrays(signature) == 1));
        }
        receiver = isInstance ? values.remove(0) : null;
    }

    /** How many arrays of objects are handed in. */
    static long arrays(MethodSignature signature) {
        return signature.parameters().stream()
                .mapToLong(parameter -> arrays(parameter.structure()))
                .sum();
    }

    /** How many arrays of objects a structure holds. */
    static long arrays(Structure structure) {
        if (structure instanceof Structure.Parts parts) {
            return parts.parts().stream()
                    .mapToLong(part -> arrays(part.structure()))
                    .sum();
        }
        return structure instanceof Structure.Elements ? 1 : 0;
    }

    /** The parameters of the function. */
    List<Value> leaves() {
        return leaves;
    }

    /** Those that derivatives are taken with respect to. */
    Set<Value> active() {
        return active;
    }

    /** The parameters of the method. */
    List<Value> values() {
        return values;
    }

    /** The object that the method belongs to; null for a static method. */
    Value receiver() {
        return receiver;
    }
}
