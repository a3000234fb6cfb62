package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.Component;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a sweep hands over what it has computed: the value is returned, the derivatives are left in the workspace. */
final class Results {
    private final Expr workspace;
    private final List<Component> adjoints;
    private final Index index;
    private final Map<Value, String> buffered = new HashMap<>();

    Results(Expr workspace, List<Component> adjoints, List<Value> results, Index index) {
        this.workspace = workspace;
        this.adjoints = adjoints;
        this.index = index;
        for (int i = 0; i < adjoints.size(); i++) {
            Value adjoint = results.get(i + 1);
            Op definition = index.definition(adjoint);
            boolean once = Index.same(index.home(adjoint), index.root()) && !buffered.containsKey(adjoint);
            if (definition != null && once && StorageExpressions.isBuffered(definition)) {
                buffered.put(adjoint, adjoints.get(i).name());
            }
        }
    }

    /** The derivatives that are computed in the workspace's own fields. */
    Map<Value, String> buffered() {
        return buffered;
    }

    void write(Op end, Expressions expressions, StorageExpressions storage, List<Stmt> statements) {
        for (int i = 0; i < adjoints.size(); i++) {
            Value adjoint = end.operands().get(i + 1);
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
        Value value = end.operands().get(0);
        statements.add(new Stmt.Return(expressions.assigned(value), ""));
    }
}
