package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.Component;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** How a sweep hands over what it has computed: the value is returned, the derivatives are left in the workspace. */
final class Results {
    private final Expr workspace;
    private final List<Component> adjoints;
    private final Structure result;
    private final int values;
    private final Index index;
    private final Map<Value, String> buffered = new HashMap<>();

    Results(Expr workspace, List<Component> adjoints, Structure result, List<Value> results, Index index) {
        this.workspace = workspace;
        this.adjoints = adjoints;
        this.result = result;
        this.values = result.leaves().size();
        this.index = index;
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
    Results(Expr workspace, List<Component> more, List<Value> results, Index index) {
        this.workspace = workspace;
        this.adjoints = more;
        this.values = results.size() - more.size();
        this.result = values == 0 ? null : Structure.of(results.get(0).type());
        this.index = index;
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
        Iterator<Value> leaves = end.operands().subList(0, values).iterator();
        statements.add(new Stmt.Return(assembled(result, leaves, expressions), ""));
    }

    private static Expr assembled(Structure structure, Iterator<Value> leaves, Expressions expressions) {
        if (!(structure instanceof Structure.Parts parts)) {
            return expressions.assigned(leaves.next());
        }
        List<Expr> arguments = parts.parts().stream()
                .map(part -> assembled(part.structure(), leaves, expressions))
                .toList();
        return new Expr.NewObject(parts.type(), arguments);
    }
}
