package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a sweep hands over what it has computed: the value is returned, the derivatives are left in the workspace. */
final class Results {
    private final Expr workspace;
    private final List<Component> adjoints;
    private final Structure result;
    private final int values;
    private final Index index;
    private final Names names;
    private final Map<Value, String> buffered = new HashMap<>();

    Results(Expr workspace, List<Component> adjoints, Structure result, List<Value> results, Index index, Names names) {
        this.workspace = workspace;
        this.adjoints = adjoints;
        this.result = result;
        this.values = result.leaves().size();
        this.index = index;
        this.names = names;
        for (int i = 0; i < adjoints.size(); i++) {
            Value adjoint = results.get(i + values);
            Op definition = index.definition(adjoint);
            boolean once = Index.same(index.home(adjoint), index.root()) && !buffered.containsKey(adjoint);
            if (definition != null && once && StorageExpressions.isBuffered(definition)) {
                buffered.put(adjoint, adjoints.get(i).name());
            }
        }
    }

    /** The results of a callee: the first is returned unless it has a field, the others are left in the given fields. */
    Results(Expr workspace, List<Component> more, List<Value> results, Index index, Names names) {
        this.workspace = workspace;
        this.adjoints = more;
        this.values = results.size() - more.size();
        this.result = values == 0 ? null : Structure.of(results.get(0).type());
        this.index = index;
        this.names = names;
    }

    /** The derivatives that are computed in the workspace's own fields. */
    Map<Value, String> buffered() {
        return buffered;
    }

    void write(Op end, Expressions expressions, StorageExpressions storage, List<Stmt> statements) {
        for (int i = 0; i < adjoints.size(); i++) {
            Value adjoint = end.operands().get(i + values);
            String name = adjoints.get(i).name();
            if (!name.equals(buffered.get(adjoint))) {
                Expr.Field field =
                        new Expr.Field(workspace, name, adjoints.get(i).type());
                boolean wrapped = !(expressions.exact(adjoint) instanceof Expr.Name)
                        && StorageExpressions.isWrapped(index.definition(adjoint), index);
                Expr value =
                        wrapped ? storage.wrapped(field, index.definition(adjoint)) : expressions.assigned(adjoint);
                statements.add(new Stmt.Assign(field, "=", value, ""));
            }
        }
        if (result == null) {
            return;
        }
        Iterator<Expr> leaves = end.operands().subList(0, values).stream()
                .map(expressions::assigned)
                .iterator();
        statements.add(new Stmt.Return(assembled(result, leaves, statements), ""));
    }

    private Expr assembled(Structure structure, Iterator<Expr> leaves, List<Stmt> statements) {
        if (structure instanceof Structure.Elements elements) {
            return array(elements, leaves, statements);
        }
        if (!(structure instanceof Structure.Parts parts)) {
            return leaves.next();
        }
        List<Expr> arguments = parts.parts().stream()
                .map(part -> assembled(part.structure(), leaves, statements))
                .toList();
        ClassType type = parts.type();
        // what a wildcard stands for cannot be named
        return new Expr.NewObject(type.name().contains("?") ? new ClassType(type.erased()) : type, arguments);
    }

    /** An array of objects, each of them made of what stands at its index in the leaves. */
    private Expr array(Structure.Elements elements, Iterator<Expr> leaves, List<Stmt> statements) {
        List<Expr> columns = new ArrayList<>();
        elements.leaves()
                .forEach(path -> columns.add(named(leaves.next(), path.leaf().type(), statements)));
        Expr.Name array = new Expr.Name(names.temporary("objects", index.root()), elements.type());
        Expr.Name counter = new Expr.Name(names.temporary("k", index.root()), Primitive.INT);
        Expr length = new Expr.Field(columns.get(0), "length", Primitive.INT);
        Expr made = new Expr.NewArray(elements.type(), List.of(length));
        statements.add(new Stmt.Declare(array.type(), array.name(), Optional.of(made), ""));
        Iterator<Expr> parts = columns.stream()
                .<Expr>map(column -> new Expr.Element(column, counter, ((ArrayType) column.type()).element()))
                .iterator();
        Expr target = new Expr.Element(array, counter, elements.element().type());
        Stmt store = new Stmt.Assign(target, "=", assembled(elements.element(), parts, statements), "");
        statements.add(new Stmt.Counted(
                Primitive.INT,
                counter,
                new Expr.Literal(0, Primitive.INT),
                new Expr.Binary("<", counter, length, Primitive.BOOLEAN),
                new Stmt.Step(counter, "++", ""),
                List.of(store),
                ""));
        return array;
    }

    private Expr named(Expr column, Type type, List<Stmt> statements) {
        if (column instanceof Expr.Name) {
            return column;
        }
        String name = names.temporary("column", index.root());
        statements.add(new Stmt.Declare(type, name, Optional.of(column), ""));
        return new Expr.Name(name, type);
    }
}
