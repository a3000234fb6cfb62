package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.type.TypeMirror;

/** Does with one of several phantoms what the code does with the reference to it: in branches, one for each. */
final class Choices {
    private final Translator translator;
    private final Code code;

    Choices(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** What comes of using whichever it is; {@code mirror} is what the user's source calls the type of that, or null. */
    Value use(Tree site, Value value, Type type, TypeMirror mirror, Function<Value, Value> use) {
        Phantom phantom = code.phantom(value);
        if (code.isNothing(value)) {
            raise(site);
            return LoopReferences.isReference(type) && isTakenApart(mirror)
                    ? code.phantom(type, new Phantom.Nothing())
                    : Code.zero(code.at(site), type);
        }
        if (!(phantom instanceof Phantom.Choice choice)) {
            return use.apply(value);
        }
        code.at(site);
        Layout layout = code.layouts().of(mirror);
        if (layout == null || !layout.isSplit()) {
            return translator
                    .branching()
                    .expressions(
                            choice.condition(),
                            type,
                            () -> use(site, choice.first(), type, mirror, use),
                            () -> use(site, choice.second(), type, mirror, use));
        }
        Variable result = code.newResult(null, type, mirror);
        each(site, value, one -> code.assign(result, use.apply(one)));
        return code.outcome(result);
    }

    private boolean isTakenApart(TypeMirror mirror) {
        return mirror != null
                && (translator.instances().admits(mirror)
                        || translator.functionals().types().admits(mirror));
    }

    /** Does something with whichever it is. */
    void each(Tree site, Value value, Consumer<Value> action) {
        Phantom phantom = code.phantom(value);
        if (code.isNothing(value)) {
            raise(site);
        } else if (phantom instanceof Phantom.Choice choice) {
            code.at(site);
            translator
                    .branching()
                    .statements(
                            choice.condition(),
                            false,
                            () -> each(site, choice.first(), action),
                            () -> each(site, choice.second(), action));
        } else {
            action.accept(value);
        }
    }

    /** Throws what using {@code null} throws. */
    void raise(Tree site) {
        RegionBuilder region = code.at(site);
        region.add(new Op.Throw("java.lang.NullPointerException", List.of(), region.origin()));
        code.countJump();
    }

    /** Whether a condition holds for whichever it is; null references are asked, too. */
    Value test(Tree site, Value value, Function<Value, Value> condition) {
        if (!(code.phantom(value) instanceof Phantom.Choice choice)) {
            return condition.apply(value);
        }
        code.at(site);
        return translator
                .branching()
                .expressions(
                        choice.condition(),
                        Primitive.BOOLEAN,
                        () -> test(site, choice.first(), condition),
                        () -> test(site, choice.second(), condition));
    }

    /** The choice among those that satisfy a condition; null if none does. */
    Value among(Value value, Predicate<Value> condition) {
        if (!(code.phantom(value) instanceof Phantom.Choice choice)) {
            return condition.test(value) ? value : null;
        }
        Value first = among(choice.first(), condition);
        Value second = among(choice.second(), condition);
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first.equals(choice.first()) && second.equals(choice.second())
                ? value
                : code.phantom(value.type(), new Phantom.Choice(choice.condition(), first, second));
    }
}
