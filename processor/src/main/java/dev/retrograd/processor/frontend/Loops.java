package dev.retrograd.processor.frontend;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Translates loops: counted ones where that is certain, the general kind otherwise. */
final class Loops {
    private final Translator translator;
    private final Code code;
    private final LoopRegions regions;

    Loops(Translator translator) {
        this.translator = translator;
        code = translator.code();
        regions = new LoopRegions(code);
    }

    /** {@code while (condition) body}. */
    void whileLoop(WhileLoopTree tree) {
        ExpressionTree condition = tree.getCondition();
        Exits exits = exits(tree, tree.getStatement());
        general(tree, condition, tree.getStatement(), List.of(), assigned(tree.getStatement()), exits);
    }

    /** {@code do body while (condition)}: the body belongs to the condition's region. */
    void doLoop(DoWhileLoopTree tree) {
        Exits exits = exits(tree, tree.getStatement());
        SortedSet<Variable> assigned = assigned(tree.getStatement(), tree.getCondition());
        code.at(tree);
        regions.conditional(
                carried(assigned, assigned, exits),
                () -> {
                    exits.during(() -> body(tree, tree.getStatement()));
                    return condition(tree, tree.getCondition(), exits);
                },
                () -> {});
    }

    /** {@code for (initialisers; condition; updates) body}. */
    void forLoop(ForLoopTree tree) {
        List<Variable> declared = initialise(tree);
        SortedSet<Variable> assigned = assigned(tree.getStatement());
        Exits exits = exits(tree, tree.getStatement());
        CountedLoop counted = exits.flags().isEmpty() ? CountedLoop.recognise(tree, translator, assigned) : null;
        for (Variable variable : declared) {
            if (counted == null || !variable.equals(counted.counter())) {
                code.assign(variable, code.environment().get(variable));
            }
        }
        if (counted != null) {
            counted(tree, counted, assigned);
            return;
        }
        List<ExpressionTree> updates = updates(tree);
        assigned.addAll(assigned(updates.toArray(Tree[]::new)));
        general(tree, tree.getCondition(), tree.getStatement(), updates, assigned, exits);
    }

    /** The variables that the loop declares: where a counter starts is another value than the counter, without its name. */
    private List<Variable> initialise(ForLoopTree tree) {
        List<Variable> declared = new ArrayList<>();
        for (StatementTree initialiser : tree.getInitializer()) {
            if (initialiser instanceof VariableTree declaration) {
                translator.statements().initialise(declaration).ifPresent(declared::add);
            } else {
                translator.statements().one(initialiser);
            }
        }
        return declared;
    }

    private void counted(ForLoopTree tree, CountedLoop loop, SortedSet<Variable> assigned) {
        Value first = code.read(loop.counter());
        Value limit = translator.value(loop.limit(), Primitive.INT);
        assigned.addAll(assigned(loop.otherUpdates().toArray(Tree[]::new)));
        code.environment().set(loop.counter(), null);
        code.at(tree);
        regions.counted(
                new LoopRegions.Range(loop.counter().name(), first, limit, loop.inclusive(), loop.step()),
                carried(assigned, Set.of(), new Exits(code, Completion.NORMAL, tree)),
                counter -> {
                    code.environment().set(loop.counter(), counter);
                    body(tree, tree.getStatement());
                    loop.otherUpdates().forEach(translator::evaluate);
                    code.environment().set(loop.counter(), null);
                });
        if (!loop.isLocal()) {
            code.environment().set(loop.counter(), last(tree, loop, first, limit));
        }
    }

    /** What the counter holds behind a loop that counts by one. */
    private Value last(ForLoopTree tree, CountedLoop loop, Value first, Value limit) {
        String comparison = loop.step() > 0 ? "<" : ">";
        Value runs =
                code.at(tree).call(Primitive.BOOLEAN, loop.inclusive() ? comparison + "=" : comparison, first, limit);
        return translator
                .branching()
                .expressions(
                        runs,
                        Primitive.INT,
                        () -> loop.inclusive()
                                ? code.at(tree)
                                        .call(
                                                Primitive.INT,
                                                "+",
                                                limit,
                                                code.builder().constant(loop.step()))
                                : limit,
                        () -> first);
    }

    /** {@code for (T variable : array) body}. */
    void forEachLoop(EnhancedForLoopTree tree) {
        Type elements = translator.objects().elements(code.mirror(tree.getExpression()));
        if (elements != null) {
            collectionLoop(tree, elements);
            return;
        }
        Value array = iterated(tree);
        if (code.phantom(array) instanceof References references) {
            unrolled(tree, references);
            return;
        }
        Value length = translator.objectArrays().length(tree, array);
        elements(tree, length, index -> translator.objectArrays().load(tree.getVariable(), array, index));
    }

    /** A loop over as many elements as there are. */
    private void elements(EnhancedForLoopTree tree, Value length, UnaryOperator<Value> loader) {
        Element element = code.element(tree.getVariable());
        TypeMirror declared = new TypeArguments(code).known(element.asType());
        boolean isNumber = code.type(declared) instanceof Primitive primitive && primitive.isFloating();
        Type type = isNumber ? code.type(declared) : TypeMapping.of(declared, code.sources());
        Variable variable = code.newVariable(tree.getVariable().getName().toString(), type, declared);
        code.frame().bind(element, variable);
        Exits exits = exits(tree, tree.getStatement());
        SortedSet<Variable> assigned = assigned(tree.getStatement());
        Value zero = code.at(tree).constant(0);
        if (exits.flags().isEmpty()) {
            regions.counted(
                    new LoopRegions.Range("i", zero, length, false, 1), carried(assigned, Set.of(), exits), counter -> {
                        element(tree, variable, loader.apply(counter));
                        body(tree, tree.getStatement());
                    });
            return;
        }
        Variable index = code.newVariable("i", Primitive.INT);
        code.environment().declare(index);
        code.environment().set(index, zero);
        assigned.add(index);
        regions.conditional(
                carried(assigned, Set.of(), exits),
                () -> unless(exits, tree, () -> code.at(tree).call(Primitive.BOOLEAN, "<", code.read(index), length)),
                () -> exits.during(() -> {
                    element(tree, variable, loader.apply(code.read(index)));
                    body(tree, tree.getStatement());
                    Value one = code.at(tree).constant(1);
                    code.environment().set(index, code.at(tree).call(Primitive.INT, "+", code.read(index), one));
                }));
    }

    /** {@code for (T variable : collection) body}, by the collection's iterator. */
    private void collectionLoop(EnhancedForLoopTree tree, Type elements) {
        Value collection = translator.value(tree.getExpression());
        if (code.isDummy(collection)) {
            return;
        } else if (code.phantom(collection) instanceof References references) {
            unrolled(tree, references);
            return;
        } else if (code.phantom(collection) instanceof Listing list && list.isPriority()) {
            code.report(tree.getExpression(), Message.LIST, "iteration");
            return;
        } else if (code.phantom(collection) instanceof Listing list) {
            Value size = translator.lists().size(tree, list);
            elements(tree, size, position -> translator.lists().element(tree, list, position));
            return;
        } else if (code.phantom(collection) instanceof Instance) {
            iteratorLoop(tree, collection);
            return;
        }
        Mapping map = code.phantom(collection) instanceof Mapping.Entries entries ? entries.map() : null;
        if (map != null) {
            libraryLoop(
                    tree,
                    translator.mappings().entries(tree, map),
                    translator.mappings().type(map),
                    next -> translator.mappings().entry(tree, map, next));
        } else {
            libraryLoop(tree, collection, elements, UnaryOperator.identity());
        }
    }

    /** A loop over a collection of the library's. */
    private void libraryLoop(EnhancedForLoopTree tree, Value collection, Type elements, UnaryOperator<Value> meaning) {
        VariableTree declaration = tree.getVariable();
        Element element = code.element(declaration);
        Variable variable = code.newVariable(declaration.getName().toString(), code.type(element.asType()));
        code.frame().bind(element, variable);
        Exits exits = exits(tree, tree.getStatement());
        SortedSet<Variable> assigned = assigned(tree.getStatement());
        Type type = new ClassType("java.util.Iterator<" + elements + ">");
        Value iterator = invoke(tree, type, "java.lang.Iterable#iterator", collection);
        regions.conditional(
                carried(assigned, Set.of(), exits),
                () -> unless(
                        exits, tree, () -> invoke(tree, Primitive.BOOLEAN, "java.util.Iterator#hasNext", iterator)),
                () -> exits.during(() -> {
                    Value next = invoke(declaration, elements, "java.util.Iterator#next", iterator);
                    code.environment().declare(variable);
                    Value meant = translator.conversions().convert(meaning.apply(next), variable.type(), declaration);
                    code.assign(variable, meant);
                    body(tree, tree.getStatement());
                }));
    }

    /** A loop over what the source of an object's class iterates over. */
    private void iteratorLoop(EnhancedForLoopTree tree, Value collection) {
        Value iterator =
                translator.functionals().invoke(tree, collection, method("java.lang.Iterable", "iterator"), List.of());
        if (iterator == null || code.isDummy(iterator)) {
            return;
        }
        VariableTree declaration = tree.getVariable();
        Element element = code.element(declaration);
        Variable variable =
                code.newVariable(declaration.getName().toString(), code.type(element.asType()), element.asType());
        code.frame().bind(element, variable);
        Exits exits = exits(tree, tree.getStatement());
        SortedSet<Variable> assigned = assigned(tree.getStatement());
        assigned.addAll(translator.lists().changeable());
        ExecutableElement hasNext = method("java.util.Iterator", "hasNext");
        ExecutableElement next = method("java.util.Iterator", "next");
        regions.conditional(
                carried(assigned, Set.of(), exits),
                () -> unless(exits, tree, () -> translator.functionals().invoke(tree, iterator, hasNext, List.of())),
                () -> exits.during(() -> {
                    element(tree, variable, translator.functionals().invoke(tree, iterator, next, List.of()));
                    body(tree, tree.getStatement());
                }));
    }

    private ExecutableElement method(String type, String name) {
        return ElementFilter.methodsIn(
                        code.sources().elements().getTypeElement(type).getEnclosedElements())
                .stream()
                .filter(method -> method.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A loop over references, as often as there are any. */
    private void unrolled(EnhancedForLoopTree tree, References references) {
        VariableTree declaration = tree.getVariable();
        Element element = code.element(declaration);
        Exits exits = exits(tree, tree.getStatement());
        translator.references().each(tree, references.places(), exits, value -> {
            Variable variable =
                    code.newVariable(declaration.getName().toString(), code.type(element.asType()), element.asType());
            code.frame().bind(element, variable);
            code.environment().declare(variable);
            code.assign(variable, translator.conversions().convert(value, variable.type(), declaration));
            body(tree, tree.getStatement());
        });
    }

    private Value invoke(Tree tree, Type type, String method, Value object) {
        Value result = Value.of(type);
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(List.of(result), method, List.of(object), region.origin()));
        return result;
    }

    private Value iterated(EnhancedForLoopTree tree) {
        Value array = translator.value(tree.getExpression());
        TypeMirror mirror = code.element(tree.getVariable()).asType();
        Type type = TypeMapping.of(mirror, code.sources());
        boolean objects = code.phantom(array) instanceof ObjectArray || code.phantom(array) instanceof References;
        if (array.type() instanceof ArrayType && (TypeMapping.isComputable(type) || objects)) {
            return array;
        }
        code.report(tree.getExpression(), Message.ITERATION, String.valueOf(code.mirror(tree.getExpression())));
        return Code.zero(code.at(tree), new ArrayType(type == null ? Primitive.DOUBLE : type));
    }

    private void element(EnhancedForLoopTree tree, Variable variable, Value element) {
        code.environment().declare(variable);
        code.assign(variable, translator.conversions().convert(element, variable.type(), tree.getVariable()));
    }

    private void general(
            Tree tree,
            ExpressionTree condition,
            StatementTree body,
            List<ExpressionTree> updates,
            SortedSet<Variable> assignedByBody,
            Exits exits) {
        SortedSet<Variable> definite = new TreeSet<>();
        SortedSet<Variable> assigned = new TreeSet<>(assignedByBody);
        if (condition != null) {
            definite.addAll(assigned(condition));
            assigned.addAll(definite);
        }
        if (Completions.alwaysTrue(condition)) {
            definite.addAll(assigned);
        }
        code.at(tree);
        regions.conditional(
                carried(assigned, definite, exits),
                () -> condition(tree, condition, exits),
                () -> exits.during(() -> {
                    body(tree, body);
                    if (!updates.isEmpty() && !exits.certain()) {
                        update(tree, exits, () -> updates.forEach(translator::evaluate));
                    }
                }));
    }

    private void update(Tree tree, Exits exits, Runnable updates) {
        code.at(tree);
        Value taken = exits.taken();
        if (taken == null) {
            updates.run();
        } else {
            translator.branching().guarded(taken, false, updates);
        }
    }

    private Value condition(Tree loop, ExpressionTree condition, Exits exits) {
        if (!Completions.alwaysTrue(condition)) {
            return unless(exits, loop, () -> translator.value(condition, Primitive.BOOLEAN));
        }
        code.at(loop);
        Value taken = exits.taken();
        return taken == null ? code.builder().constant(true) : code.builder().call(Primitive.BOOLEAN, "!", taken);
    }

    /** The condition, unless the loop was left by a jump. */
    private Value unless(Exits exits, Tree tree, Supplier<Value> condition) {
        code.at(tree);
        Value taken = exits.taken();
        if (taken == null) {
            return condition.get();
        }
        return translator
                .branching()
                .expressions(taken, Primitive.BOOLEAN, () -> code.at(tree).constant(false), condition);
    }

    private void body(Tree loop, StatementTree body) {
        code.newFlag(new Jump(Jump.Kind.CONTINUE, loop));
        translator.statements().one(body);
    }

    /** The jumps that leave the loop; makes the flag of its {@code break}. */
    private Exits exits(Tree loop, StatementTree body) {
        Jump leaving = new Jump(Jump.Kind.BREAK, loop);
        code.newFlag(leaving);
        return new Exits(code, code.frame().completions().of(body).without(new Jump(Jump.Kind.CONTINUE, loop)), loop);
    }

    private SortedSet<Variable> assigned(Tree... trees) {
        return AssignedVariables.in(code, translator.names(), trees);
    }

    /**
     * The variables that the loop carries: those it assigns, as far as they have a value before it or may have one behind
     * it, and what tells that and why it was left.
     */
    private List<Variable> carried(SortedSet<Variable> assigned, Set<Variable> definite, Exits exits) {
        SortedSet<Variable> carried = new TreeSet<>(exits.flags());
        for (Variable variable : assigned) {
            if (definite.contains(variable)
                    || exits.leaveSurroundings()
                    || code.environment().get(variable) != null) {
                carried.add(variable);
            }
        }
        carried.addAll(exits.results());
        return new ArrayList<>(carried);
    }

    private static List<ExpressionTree> updates(ForLoopTree tree) {
        List<ExpressionTree> updates = new ArrayList<>();
        for (ExpressionStatementTree update : tree.getUpdate()) {
            updates.add(update.getExpression());
        }
        return updates;
    }
}
