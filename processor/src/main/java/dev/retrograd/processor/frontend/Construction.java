package dev.retrograd.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/** Makes objects that are taken apart, by inlining their constructors. */
final class Construction {
    private final Translator translator;
    private final Code code;

    Construction(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** {@code new Type(arguments)}. */
    Value create(NewClassTree tree) {
        Layout layout = code.layouts().of(code.mirror(tree));
        Element element = code.element(tree);
        boolean isInner = tree.getEnclosingExpression() != null;
        Value list = translator.lists().create(tree);
        if (list != null) {
            return list;
        }
        Value map = translator.mappings().create(tree);
        if (map != null) {
            return map;
        }
        if (layout == null && !isInner && translator.kept().isData(code.mirror(tree))) {
            return translator.kept().create(tree);
        }
        if (isInner && layout != null && element instanceof ExecutableElement constructor) {
            return inner(tree, layout, constructor);
        }
        if (layout == null || isInner || !(element instanceof ExecutableElement constructor)) {
            tree.getArguments().forEach(translator::evaluate);
            return code.refuse(tree, Message.EXPRESSION, "new " + tree.getIdentifier());
        }
        return create(tree, layout, constructor, translator.calls().arguments(tree, tree.getArguments(), constructor));
    }

    /** {@code outer.new Inner(arguments)}: made as if a method of the outer object did. */
    private Value inner(NewClassTree tree, Layout layout, ExecutableElement constructor) {
        Value outer = translator.value(tree.getEnclosingExpression());
        List<Value> arguments = translator.calls().arguments(tree, tree.getArguments(), constructor);
        if (code.isDummy(outer)) {
            return code.dummy(tree);
        }
        if (!(code.phantom(outer) instanceof Instance around)) {
            return code.refuse(tree, Message.EXPRESSION, "new " + tree.getIdentifier());
        }
        Frame frame = code.frame();
        code.enter(new Frame(
                frame, code.span(tree), frame.element(), frame.path(), null, null, around.enclosing(), outer));
        Value made = create(tree, layout, constructor, arguments);
        code.leave();
        return made;
    }

    /** {@code new Type(arguments) { members }} of a class with state. */
    Value anonymous(NewClassTree tree) {
        TypeElement type = (TypeElement) code.element(tree.getClassBody());
        Layout layout = code.layouts().of(type.asType());
        if (layout == null) {
            tree.getArguments().forEach(translator::evaluate);
            return code.refuse(tree, Message.EXPRESSION, "anonymous class with state");
        }
        ExecutableElement above = constructorAbove(tree.getClassBody());
        List<Value> arguments =
                above == null ? List.of() : translator.calls().arguments(tree, tree.getArguments(), above);
        Value self = allocate(tree, layout, code.type(tree.getIdentifier()));
        if (above != null && code.layouts().of(above.getEnclosingElement().asType()) != null) {
            initialise(tree, self, above, arguments);
        }
        initialisers(tree, self, type);
        return self;
    }

    /** The constructor of the superclass that the constructor of an anonymous class calls; null if that does nothing. */
    private ExecutableElement constructorAbove(ClassTree body) {
        for (Tree member : body.getMembers()) {
            if (member instanceof MethodTree method
                    && method.getReturnType() == null
                    && !method.getBody().getStatements().isEmpty()
                    && method.getBody().getStatements().get(0) instanceof ExpressionStatementTree first
                    && code.element(first.getExpression()) instanceof ExecutableElement above) {
                return above;
            }
        }
        return null;
    }

    /** The object of an enum constant. */
    Value constant(NewClassTree tree, TypeElement type) {
        TypeElement own = tree.getClassBody() == null ? type : (TypeElement) code.element(tree.getClassBody());
        Layout layout = code.layouts().ofEnum(own);
        ExecutableElement constructor = tree.getClassBody() == null
                ? code.element(tree) instanceof ExecutableElement made ? made : null
                : constructorAbove(tree.getClassBody());
        if (layout == null || constructor == null) {
            return code.refuse(tree, Message.EXPRESSION, "constant of " + type.getSimpleName());
        }
        List<Value> arguments = translator.calls().arguments(tree, tree.getArguments(), constructor);
        Value self = allocate(tree, layout, code.type(type.asType()));
        initialise(tree, self, constructor, arguments);
        if (tree.getClassBody() != null) {
            initialisers(tree, self, own);
        }
        if (!layout.isFixed()) {
            return code.refuse(
                    tree, Message.MUTABLE_STATIC, type.getSimpleName().toString());
        }
        return code.failed() ? self : fixed(self, (Instance.Local) code.phantom(self));
    }

    /** A new object; its fields are zero as far as they are not final. */
    private Value allocate(Tree tree, Layout layout, Type type) {
        Instance.Local object = code.heap().newObject(layout);
        object.fields().forEach((field, variable) -> {
            if (!field.getModifiers().contains(Modifier.FINAL)) {
                variable.leaves().forEach(leaf -> code.assign(leaf, initial(tree, leaf.type())));
                if (variable.presence() != null) {
                    code.environment().set(variable.presence(), Variable.CLEAR);
                }
            }
        });
        return code.phantom(type, object);
    }

    private Value initial(Tree tree, Type type) {
        return LoopReferences.isReference(type) ? code.nothing(tree, type) : Code.zero(code.at(tree), type);
    }

    /** A new object, made by a constructor of arguments that are evaluated already. */
    Value create(Tree tree, ExecutableElement constructor, List<Value> arguments) {
        return create(tree, code.layouts().of(constructor.getEnclosingElement().asType()), constructor, arguments);
    }

    private Value create(Tree tree, Layout layout, ExecutableElement constructor, List<Value> arguments) {
        String name = constructor.getEnclosingElement().getSimpleName().toString();
        if (layout == null || code.sources().trees().getTree(layout.element()) == null) {
            return code.refuse(tree, Message.NO_SOURCE, "new " + name);
        }
        if (code.frame().executes(constructor)) {
            return code.refuse(tree, Message.RECURSION, name);
        }
        if (!translator.calls().mayInline(tree, name)) {
            return code.dummy(tree);
        }
        Value self = allocate(
                tree, layout, code.type(constructor.getEnclosingElement().asType()));
        initialise(tree, self, constructor, arguments);
        return layout.isFixed() && !code.failed() ? fixed(self, (Instance.Local) code.phantom(self)) : self;
    }

    private Value fixed(Value self, Instance.Local object) {
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        object.fields().forEach((field, variable) -> fields.put(field, code.read(variable)));
        return code.phantom(
                self.type(), new Instance.Fixed(object.layout(), true, fields, Set.of(), object.enclosing()));
    }

    /** {@code this(arguments)} or {@code super(arguments)}. */
    void delegate(MethodInvocationTree tree, ExecutableElement constructor) {
        Value self = code.frame().selves().get(0);
        TypeElement current = (TypeElement) code.frame().element().getEnclosingElement();
        TypeElement above = (TypeElement) constructor.getEnclosingElement();
        if (!above.getQualifiedName().contentEquals("java.lang.Enum")) {
            initialise(tree, self, constructor, translator.calls().arguments(tree, tree.getArguments(), constructor));
        }
        if (!above.equals(current)) {
            initialisers(tree, self, current);
        }
    }

    /** Runs a constructor on an object whose fields have no values yet. */
    private void initialise(Tree site, Value self, ExecutableElement constructor, List<Value> arguments) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        Instance.Local object = (Instance.Local) code.phantom(self);
        boolean isRecord = type.getKind() == ElementKind.RECORD;
        Optional<TreePath> source = code.sources().source(constructor);
        if (source.isEmpty()) {
            if (isRecord) {
                int position = 0;
                for (Variable field : object.fields().values()) {
                    code.assign(field, arguments.get(position++));
                }
            } else if (code.layouts().of(type.asType()) != null || type.getKind() == ElementKind.ENUM) {
                parent(site, self, type);
                initialisers(site, self, type);
            }
            return;
        }
        MethodTree declaration = (MethodTree) source.get().getLeaf();
        code.enter(translator.inlining().frame(site, constructor, source.get(), self));
        translator.inlining().bindParameters(declaration.getParameters(), arguments);
        if (!isRecord && !delegates(declaration.getBody())) {
            parent(site, self, type);
            initialisers(site, self, type);
        }
        translator.inlining().body(declaration.getBody());
        if (isRecord) {
            keepParameters(object, declaration);
        }
        code.leave();
    }

    /** At the end of a compact constructor, its parameters become the fields. */
    private void keepParameters(Instance.Local object, MethodTree declaration) {
        for (VariableTree parameter : declaration.getParameters()) {
            object.fields().forEach((field, variable) -> {
                boolean unset =
                        variable.leaves().allMatch(leaf -> code.environment().get(leaf) == null);
                if (unset && field.getSimpleName().contentEquals(parameter.getName())) {
                    code.assign(variable, code.read(code.frame().variable(code.element(parameter))));
                }
            });
        }
    }

    private static boolean delegates(BlockTree body) {
        StatementTree first =
                body.getStatements().isEmpty() ? null : body.getStatements().get(0);
        return first instanceof ExpressionStatementTree statement
                && statement.getExpression() instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof IdentifierTree name
                && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
    }

    /** The constructor without parameters of a superclass, which is called where no other is. */
    private void parent(Tree site, Value self, TypeElement type) {
        if (!(type.getSuperclass() instanceof DeclaredType parent)
                || code.layouts().of(parent) == null) {
            return;
        }
        for (Element member : parent.asElement().getEnclosedElements()) {
            if (member instanceof ExecutableElement constructor
                    && constructor.getKind() == ElementKind.CONSTRUCTOR
                    && constructor.getParameters().isEmpty()) {
                initialise(site, self, constructor, List.of());
            }
        }
    }

    /** The fields of a class that have an initialiser. */
    private void initialisers(Tree site, Value self, TypeElement type) {
        ClassTree declaration = code.sources().trees().getTree(type);
        Instance.Local object = (Instance.Local) code.phantom(self);
        TreePath path = code.sources().trees().getPath(type);
        for (Tree member : declaration.getMembers()) {
            if (member instanceof BlockTree block && !block.isStatic()) {
                initialiser(site, self, type, block);
            }
            if (member instanceof VariableTree field
                    && field.getInitializer() != null
                    && code.sources().trees().getElement(new TreePath(path, field)) instanceof VariableElement element
                    && !element.getModifiers().contains(Modifier.STATIC)) {
                Optional<TreePath> source = code.sources().source(element);
                if (source.isPresent()) {
                    Variable variable = object.fields().get(element);
                    code.enter(new Frame(
                            code.frame(),
                            code.span(site),
                            element,
                            source.get(),
                            null,
                            null,
                            object.enclosing(),
                            self));
                    ExpressionTree value = ((VariableTree) source.get().getLeaf()).getInitializer();
                    code.assign(variable, translator.value(value, variable.type()));
                    code.leave();
                }
            }
        }
    }

    /** A block that runs when an object is made. */
    private void initialiser(Tree site, Value self, TypeElement type, BlockTree block) {
        Instance.Local object = (Instance.Local) code.phantom(self);
        TreePath path = new TreePath(code.sources().trees().getPath(type), block);
        Completions ends = new Completions(block, block);
        code.enter(new Frame(code.frame(), code.span(site), type, path, ends, null, object.enclosing(), self));
        translator.inlining().body(block);
        code.leave();
    }
}
