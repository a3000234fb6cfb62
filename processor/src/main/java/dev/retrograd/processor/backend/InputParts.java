package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.Component;
import dev.retrograd.processor.shape.MethodPlan.Input;
import dev.retrograd.processor.shape.MethodPlan.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a sweep takes from parameters that are taken apart, as far as it uses that. */
final class InputParts {
    private final Expr workspace;
    private final Buffers buffers;
    private final String counter;
    private final List<Stmt> statements = new ArrayList<>();

    private InputParts(Expr workspace, Buffers buffers, String counter) {
        this.workspace = workspace;
        this.buffers = buffers;
        this.counter = counter;
    }

    static List<Stmt> read(Sweep sweep, List<Component> parameters, Lowered lowered, Expr workspace, Buffers buffers) {
        String counter = "i";
        List<String> taken = sweep.inputs().stream().map(Input::name).toList();
        while (taken.contains(counter)) {
            counter += "_";
        }
        InputParts parts = new InputParts(workspace, buffers, counter);
        for (int i = 0; i < sweep.inputs().size(); i++) {
            Input input = sweep.inputs().get(i);
            Value value =
                    input.readers().isEmpty() ? null : sweep.function().params().get(i);
            if (value != null && (lowered.index().useCount(value) > 0 || isReused(value, lowered.variables()))) {
                Component root = parameters.stream()
                        .filter(parameter -> parameter.name().equals(input.root()))
                        .findFirst()
                        .orElseThrow();
                parts.add(input, value.type(), new Expr.Name(root.name(), root.type()));
            }
        }
        return parts.statements;
    }

    /** Whether later values of the method's own variable take the place of what came in. */
    private static boolean isReused(Value value, Variables variables) {
        Variable variable = variables.of(value);
        return variable != null && variable.values().size() > 1;
    }

    private void add(Input input, Type type, Expr root) {
        int each = input.readers().indexOf(Structure.Elements.EACH);
        if (each < 0) {
            declare(type, input.name(), read(root, input.readers(), type));
            return;
        }
        ArrayType column = (ArrayType) type;
        Expr objects = read(root, input.readers().subList(0, each), type);
        List<String> rest = input.readers().subList(each + 1, input.readers().size());
        Expr index = new Expr.Name(counter, Primitive.INT);
        Expr length = new Expr.Field(objects, "length", Primitive.INT);
        declare(type, input.name(), storage(input.name(), column, length));
        Expr target = new Expr.Element(new Expr.Name(input.name(), type), index, column.element());
        Expr object = new Expr.Element(objects, index, column.element());
        statements.add(new Stmt.Counted(
                Primitive.INT,
                index,
                new Expr.Literal(0, Primitive.INT),
                new Expr.Binary("<", index, length, Primitive.BOOLEAN),
                new Stmt.Step(index, "++", ""),
                List.of(new Stmt.Assign(target, "=", read(object, rest, column.element()), "")),
                ""));
    }

    /** Numbers are gathered in a buffer of the workspace, references to arrays in a new array. */
    private Expr storage(String name, ArrayType type, Expr length) {
        if (type.rank() > 1) {
            return new Expr.NewArray(type, List.of(length));
        }
        Expr buffer = new Expr.Field(workspace, buffers.field(name, type), type);
        String helper = buffers.helper(Helper.Kind.SCRATCH, type, 1);
        return new Expr.Assigned(buffer, new Expr.StaticCall("", helper, List.of(buffer, length), type));
    }

    private void declare(Type type, String name, Expr value) {
        statements.add(new Stmt.Declare(type, name, Optional.of(value), ""));
    }

    private static Expr read(Expr root, List<String> readers, Type type) {
        Expr read = root;
        for (String reader : readers) {
            read = reader.endsWith("()")
                    ? new Expr.MethodCall(read, reader.substring(0, reader.length() - 2), List.of(), type)
                    : new Expr.Field(read, reader, type);
        }
        return read;
    }
}
