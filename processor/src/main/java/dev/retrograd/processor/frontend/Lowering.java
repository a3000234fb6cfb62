package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.diagnostic.Reporter;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** The front end's entry: translates attributed methods, or refuses them expression by expression. */
public final class Lowering {
    private final Sources sources;
    private final Reporter reporter;
    private final Places places;
    private final Set<ExecutableElement> around;

    /** A translation of methods from these sources, that reports what it refuses. */
    public Lowering(Sources sources, Reporter reporter) {
        this(sources, reporter, new Places(), Set.of());
    }

    /** A translation of a method whose derivative one of others calls, from one to the next. */
    Lowering(Sources sources, Reporter reporter, Places places, Set<ExecutableElement> around) {
        this.sources = sources;
        this.reporter = reporter;
        this.places = places;
        this.around = around;
    }

    /** Finds the trees that reported spans stand for. */
    public Places places() {
        return places;
    }

    /** Translates an attributed method's declaration; empty if something was refused, all of which is reported. */
    public Optional<LoweredMethod> lower(TreePath declaration) {
        return DeepCalls.call(() -> lowered(declaration));
    }

    private Optional<LoweredMethod> lowered(TreePath declaration) {
        MethodTree tree = (MethodTree) declaration.getLeaf();
        ExecutableElement method = (ExecutableElement) sources.trees().getElement(declaration);
        Code code = new Code(sources, reporter, places);
        code.deriveWithin(around, method);
        code.layouts().read(declaration.getCompilationUnit());
        Functions functions = new Functions(sources);
        Translator translator = new Translator(code, functions);
        code.enter(translator.inlining().frame(method, declaration, null));
        MethodSignature signature = new Signatures(translator).read(tree, method);
        if (tree.getBody() == null || !method.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        Arguments arguments = new Arguments(translator, signature, method);
        Origin origin = Origin.at(code.span(tree));
        RegionBuilder region = new RegionBuilder(arguments.leaves(), origin);
        code.switchTo(region);
        code.leave();
        code.enter(translator.inlining().frame(method, declaration, arguments.receiver()));
        int output = Outputs.index(method);
        Value returned;
        if (functions.isCalled(code, method, arguments.values())) {
            returned = functions.call(code, tree, method, arguments.values());
        } else {
            translator.inlining().bindParameters(tree.getParameters(), arguments.values());
            returned = translator.inlining().body(tree.getBody());
        }
        Value result = output < 0 ? returned : arguments.values().get(output);
        if (code.failed()) {
            return Optional.empty();
        }
        List<Value> results = new ArrayList<>();
        Value whole = whole(translator, tree, method, result);
        flatten(code, whole, signature.output(), results);
        if (results.contains(null)) {
            code.report(tree, Message.OBJECT_UNKNOWN, "the result");
            return Optional.empty();
        }
        Region own = region.at(origin).returning(results);
        List<Op> ops = new ArrayList<>(code.entry().ops());
        ops.addAll(own.ops());
        Region body = new Region(own.params(), ops);
        new PhantomUses(code).refuse(body);
        if (code.failed()) {
            return Optional.empty();
        }
        Set<Value> active = arguments.active();
        if (output >= 0 && !EntryReads.of(body, result)) {
            active.remove(result);
            signature = Outputs.unread(signature, output + (arguments.receiver() == null ? 0 : 1));
        }
        Function function = new Function(signature.methodName(), active, body, functions.all());
        return Optional.of(new LoweredMethod(function, signature));
    }

    /** The object that is returned; one of its own where it is one of several. */
    private static Value whole(Translator translator, MethodTree tree, ExecutableElement method, Value result) {
        Code code = translator.code();
        if (!(code.phantom(result) instanceof Phantom.Choice)) {
            return result;
        }
        Variable returned = code.newResult(null, result.type(), method.getReturnType());
        translator.choices().each(tree, result, one -> code.assign(returned, one));
        return code.outcome(returned);
    }

    /** The leaves of a value; null among them for what is not known. */
    static void flatten(Code code, Value value, Structure structure, List<Value> leaves) {
        if (structure instanceof Structure.Leaf) {
            leaves.add(value);
        } else if (structure instanceof Structure.Elements elements) {
            new ResultColumns(code).flatten(value, elements, leaves);
        } else if (structure instanceof Structure.Parts parts && code.phantom(value) instanceof Instance object) {
            for (Structure.Part part : parts.parts()) {
                Value content = code.field(object, field(object.layout(), part));
                flatten(code, content, part.structure(), leaves);
            }
        } else {
            leaves.add(null);
        }
    }

    /** The field that a part stands for. */
    static VariableElement field(Layout layout, Structure.Part part) {
        return layout.fields().stream()
                .filter(field -> field.name().equals(part.name()))
                .findFirst()
                .orElseThrow()
                .element();
    }
}
