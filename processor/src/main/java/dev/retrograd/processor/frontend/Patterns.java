package dev.retrograd.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Translates patterns that take records apart: each is a test of the class and a pattern for each component. Compilers of Java 17 do
 * not have them, so that their trees are known by the names of their kinds.
 */
final class Patterns {
    private static final String RECORD = "DECONSTRUCTION_PATTERN";

    private final Translator translator;
    private final Code code;

    Patterns(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** Whether a tree is a pattern that takes a record apart. */
    static boolean isRecord(Tree tree) {
        return tree != null && tree.getKind().name().equals(RECORD);
    }

    /** What is directly inside a tree. */
    static List<Tree> inside(Tree tree) {
        List<Tree> found = new ArrayList<>();
        tree.accept(
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void scan(Tree child, Void unused) {
                        if (child != null) {
                            found.add(child);
                        }
                        return null;
                    }
                },
                null);
        return found;
    }

    /** The patterns in a pattern that name something. */
    static List<BindingPatternTree> bindings(Tree pattern) {
        List<BindingPatternTree> found = new ArrayList<>();
        if (pattern instanceof BindingPatternTree binding) {
            found.add(binding);
        } else if (isRecord(pattern)) {
            inside(pattern).forEach(inner -> found.addAll(bindings(inner)));
        }
        return found;
    }

    /** Whether an object matches a pattern, whose names then stand for what it holds. */
    Value match(Tree pattern, Value object) {
        if (pattern instanceof BindingPatternTree binding) {
            return translator.objects().match(binding, object);
        } else if (!isRecord(pattern)) {
            return code.refuse(pattern, Message.EXPRESSION, Translator.kind(pattern));
        } else if (!translator.instances().isClassified(object)) {
            boolean isRefused =
                    code.isDummy(object) || (code.failed() && code.phantom(object) instanceof Phantom.Unknown);
            return isRefused ? code.dummy(pattern) : code.refuse(pattern, Message.UNKNOWN_FUNCTION, pattern.toString());
        }
        List<Tree> parts = inside(pattern);
        TypeMirror type = code.mirror(parts.get(0));
        TypeElement tested = (TypeElement) code.element(parts.get(0));
        Instances instances = translator.instances();
        Value narrow = translator.choices().among(object, one -> instances.belongs(one, type));
        if (narrow == null) {
            return code.decided(pattern, false);
        }
        Value hit = narrow.equals(object)
                ? code.decided(pattern, true)
                : translator
                        .choices()
                        .test(pattern, object, one -> code.decided(pattern, instances.belongs(one, type)));
        for (int i = 1; i < parts.size(); i++) {
            Value inner =
                    part(parts.get(i), narrow, tested.getRecordComponents().get(i - 1));
            hit = Boolean.TRUE.equals(code.decisions().known(inner)) ? hit : both(pattern, hit, inner);
        }
        return hit;
    }

    private Value both(Tree pattern, Value first, Value second) {
        code.at(pattern);
        return translator
                .branching()
                .expressions(first, Primitive.BOOLEAN, () -> second, () -> code.decided(pattern, false));
    }

    /** Whether a component of an object matches a pattern. */
    private Value part(Tree pattern, Value object, RecordComponentElement component) {
        VariableElement field = field(component);
        if (field == null) {
            return code.refuse(pattern, Message.EXPRESSION, Translator.kind(pattern));
        }
        TypeMirror type = code.sources()
                .types()
                .asMemberOf(translator.functionals().types().type(code.phantom(first(object))), field);
        Value content = translator
                .choices()
                .use(pattern, object, code.type(type), type, one -> code.field((Instance) code.phantom(one), field));
        if (pattern.getKind().name().equals("ANY_PATTERN")) {
            return code.decided(pattern, true);
        }
        if (pattern instanceof BindingPatternTree binding) {
            TypeMirror named = code.element(binding.getVariable()).asType();
            boolean isTotal = code.sources().types().isSubtype(type, named);
            if (isTotal) {
                bind(binding, content, named);
                return code.decided(pattern, true);
            } else if (type.getKind().isPrimitive() || named.getKind().isPrimitive()) {
                return code.refuse(pattern, Message.EXPRESSION, Translator.kind(pattern));
            }
        }
        return match(pattern, content);
    }

    private Value first(Value object) {
        return code.phantom(object) instanceof Phantom.Choice choice ? first(choice.first()) : object;
    }

    /** The field behind a component whose accessor does nothing but read it; null if there is none. */
    private VariableElement field(RecordComponentElement component) {
        ExecutableElement accessor = component.getAccessor();
        return accessor == null ? null : translator.instances().structures().plainGetter(accessor);
    }

    private void bind(BindingPatternTree binding, Value content, TypeMirror type) {
        Variable known = code.frame().variable(code.element(binding.getVariable()));
        if (known != null && known.type().equals(content.type()) && code.phantom(content) == null) {
            code.assign(known, content);
            return;
        }
        Variable variable = code.newVariable(binding.getVariable().getName().toString(), content.type(), type);
        code.frame().bind(code.element(binding.getVariable()), variable);
        code.environment().declare(variable);
        code.assign(variable, content);
    }
}
