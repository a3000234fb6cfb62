package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Reporter;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** The front end's entry: translates attributed methods, or refuses them expression by expression. */
public final class Lowering {
    private final Sources sources;
    private final Reporter reporter;
    private final Places places = new Places();

    /** A translation of methods from these sources, that reports what it refuses. */
    public Lowering(Sources sources, Reporter reporter) {
        this.sources = sources;
        this.reporter = reporter;
    }

    /** Finds the trees that reported spans stand for. */
    public Places places() {
        return places;
    }

    /** Translates an attributed method's declaration; empty if something was refused, all of which is reported. */
    public Optional<LoweredMethod> lower(TreePath declaration) {
        MethodTree tree = (MethodTree) declaration.getLeaf();
        ExecutableElement method = (ExecutableElement) sources.trees().getElement(declaration);
        Code code = new Code(sources, reporter, places);
        Translator translator = new Translator(code);
        code.enter(translator.inlining().frame(method, declaration));
        MethodSignature signature = new Signatures(code).read(tree, method);
        if (tree.getBody() == null || !method.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        List<Value> parameters = new ArrayList<>();
        Set<Value> active = new HashSet<>();
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            Value value = Value.of(parameter.type(), parameter.name());
            parameters.add(value);
            if (parameter.active()) {
                active.add(value);
            }
        }
        Origin origin = Origin.at(code.span(tree));
        RegionBuilder region = new RegionBuilder(parameters, origin);
        code.switchTo(region);
        translator.inlining().bindParameters(tree.getParameters(), parameters);
        int output = Outputs.index(method);
        Value returned = translator.inlining().body(tree.getBody());
        Value result = output < 0 ? returned : parameters.get(output);
        if (code.failed()) {
            return Optional.empty();
        }
        Region body = region.at(origin).returning(List.of(result));
        new PhantomUses(code).refuse(body);
        if (code.failed()) {
            return Optional.empty();
        }
        if (output >= 0 && !EntryReads.of(body, result)) {
            active.remove(result);
            signature = Outputs.unread(signature, output);
        }
        return Optional.of(new LoweredMethod(new Function(signature.methodName(), active, body), signature));
    }
}
