package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import dev.retrograd.processor.ir.ArrayType;
import java.util.List;

/** Writes expressions with the parentheses that they need and no others. */
final class ExpressionWriter {
    private final Text out;

    ExpressionWriter(Text out) {
        this.out = out;
    }

    void write(Expr expr) {
        if (expr instanceof Expr.Name name) {
            out.add(name.name());
        } else if (expr instanceof Expr.Literal literal) {
            literal(literal);
        } else if (expr instanceof Expr.Unary unary) {
            unary(unary);
        } else if (expr instanceof Expr.Cast cast) {
            out.add("(").add(Types.of(cast.type())).add(") ");
            // What follows a cast must not be taken for the right operand of a sum.
            operand(cast.operand(), isNegative(cast.operand()) ? Expr.PRIMARY : cast.precedence());
        } else if (expr instanceof Expr.Binary binary) {
            binary(binary);
        } else if (expr instanceof Expr.InstanceOf test) {
            operand(test.object(), test.precedence());
            out.breakable().add("instanceof ").add(Types.of(test.tested()));
        } else if (expr instanceof Expr.Conditional choice) {
            operand(choice.condition(), 5);
            out.breakable().add("? ");
            operand(choice.then(), 5);
            out.breakable().add(": ");
            operand(choice.otherwise(), 4);
        } else if (expr instanceof Expr.Assigned assigned) {
            write(assigned.target());
            out.add(" =").lastResort();
            write(assigned.value());
        } else {
            primary(expr);
        }
    }

    private void primary(Expr expr) {
        if (expr instanceof Expr.Element element) {
            operand(element.array(), Expr.PRIMARY);
            out.add("[");
            inside(element.index());
            out.add("]");
        } else if (expr instanceof Expr.Field field) {
            operand(field.object(), Expr.PRIMARY);
            out.add("." + field.name());
        } else if (expr instanceof Expr.StaticField field) {
            out.add(Types.named(field.owner())).add("." + field.name());
        } else if (expr instanceof Expr.StaticCall call) {
            if (!call.owner().isEmpty()) {
                out.add(Types.named(call.owner())).add(".");
            }
            out.add(call.method());
            arguments(call.arguments());
        } else if (expr instanceof Expr.MethodCall call) {
            operand(call.object(), Expr.PRIMARY);
            out.add("." + call.method());
            arguments(call.arguments());
        } else if (expr instanceof Expr.NewObject object) {
            out.add("new ").add(Types.of(object.type()));
            arguments(object.arguments());
        } else if (expr instanceof Expr.NewArray array) {
            newArray(array);
        }
    }

    private void literal(Expr.Literal literal) {
        out.add(literal.value() instanceof String text ? Literals.string(text) : Literals.text(literal.value()));
    }

    private void unary(Expr.Unary unary) {
        out.add(unary.operator());
        operand(unary.operand(), isNegative(unary.operand()) ? Expr.PRIMARY : unary.precedence());
    }

    private static boolean isNegative(Expr operand) {
        return (operand instanceof Expr.Unary unary && unary.operator().equals("-"))
                || (operand instanceof Expr.Literal && operand.precedence() < Expr.PRIMARY);
    }

    private void binary(Expr.Binary binary) {
        boolean logical = binary.operator().equals("&&") || binary.operator().equals("||");
        operand(binary.left(), binary.precedence());
        out.breakable().add(binary.operator() + " ");
        // The right operand of the same rank keeps its parentheses: floating-point sums are not associative.
        operand(binary.right(), logical ? binary.precedence() : binary.precedence() + 1);
    }

    private void operand(Expr operand, int precedence) {
        if (operand.precedence() < precedence) {
            out.add("(");
            inside(operand);
            out.add(")");
        } else {
            boolean inner = operand.precedence() > precedence && operand.precedence() < 15;
            if (inner) {
                inside(operand);
            } else {
                write(operand);
            }
        }
    }

    private void inside(Expr expr) {
        out.open();
        write(expr);
        out.close();
    }

    private void arguments(List<Expr> arguments) {
        out.add("(").open();
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                out.add(",").breakable();
            }
            write(arguments.get(i));
        }
        out.close().add(")");
    }

    private void newArray(Expr.NewArray array) {
        ArrayType type = (ArrayType) array.type();
        TypeName leaf = Types.of(type);
        for (int i = 0; i < type.rank(); i++) {
            leaf = ((ArrayTypeName) leaf).componentType();
        }
        out.add("new ").add(leaf);
        for (int i = 0; i < type.rank(); i++) {
            out.add("[");
            if (i < array.lengths().size()) {
                inside(array.lengths().get(i));
            }
            out.add("]");
        }
    }
}
