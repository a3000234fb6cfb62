package dev.retrograd.processor.frontend;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.TryTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Translates throws of new exceptions, which the companion repeats, assertions, and what is done before a method is left. */
final class Exceptions {
    private final Translator translator;
    private final Code code;

    Exceptions(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** {@code throw new E(arguments)}. */
    void raise(ThrowTree tree) {
        if (!(Syntax.bare(tree.getExpression()) instanceof NewClassTree creation)
                || creation.getClassBody() != null
                || creation.getEnclosingExpression() != null
                || !(code.element(creation) instanceof ExecutableElement constructor)
                || !new Access(code).isOpen(constructor)
                || constructor.isVarArgs()
                || !(code.type(creation) instanceof ClassType type)) {
            code.report(tree, Message.EXCEPTION, tree.getExpression().toString());
            return;
        }
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < creation.getArguments().size(); i++) {
            ExpressionTree argument = creation.getArguments().get(i);
            Type parameter = TypeMapping.of(constructor.getParameters().get(i).asType(), code.sources());
            operands.add(translator.value(argument, parameter));
        }
        RegionBuilder region = code.at(tree);
        region.add(new Op.Throw(type.name(), operands, region.origin()));
    }

    /**
     * {@code assert condition : detail}: evaluated only where assertions are enabled for the class that it stands in, which a
     * constant of the companion knows.
     */
    void check(AssertTree tree) {
        TypeElement owner = outermost(code.frame().element());
        owner = new Access(code).isOpen(owner)
                ? owner
                : outermost(code.outermost().element());
        Value enabled = code.at(tree).call(Primitive.BOOLEAN, owner.getQualifiedName() + "#assert");
        translator
                .branching()
                .statements(
                        enabled,
                        false,
                        () -> {
                            Value condition = translator.value(tree.getCondition(), Primitive.BOOLEAN);
                            code.at(tree);
                            translator.branching().statements(condition, false, () -> {}, () -> fail(tree));
                        },
                        () -> {});
    }

    /**
     * {@code try} with {@code finally}: jumps are flags, so that behind the statements the block runs whichever way they went.
     * Where they throw, it does not; hence it must neither act on anything that outlives the call nor throw.
     */
    void protect(TryTree tree) {
        if (!tree.getCatches().isEmpty() || !tree.getResources().isEmpty()) {
            code.report(
                    tree, Message.STATEMENT, "try with " + (tree.getCatches().isEmpty() ? "resources" : "catch"));
            return;
        }
        int before = code.builder().ops().size();
        code.whileProtected(() -> translator.statements().one(tree.getBlock()));
        int between = code.builder().ops().size();
        Completion end = code.frame().completions().of(tree.getFinallyBlock());
        translator.statements().one(tree.getFinallyBlock());
        List<Op> body = code.builder().ops().subList(before, between);
        List<Op> last =
                code.builder().ops().subList(between, code.builder().ops().size());
        boolean jumps = !end.normally() || !end.jumps().isEmpty();
        if (jumps
                || (body.stream().anyMatch(Exceptions::mayThrow)
                        && last.stream().anyMatch(Exceptions::mayThrow))) {
            code.report(tree.getFinallyBlock(), Message.FINALLY);
        }
    }

    private static boolean mayThrow(Op op) {
        boolean own = op instanceof Op.Throw
                || op instanceof Op.Invoke
                || op instanceof Op.Load
                || op instanceof Op.Store
                || op instanceof Op.Alloc
                || op instanceof Op.Copy
                || op instanceof Op.Length
                || (op instanceof Op.Call call && mayThrow(call));
        return own
                || op.regions().stream()
                        .anyMatch(region -> region.ops().stream().anyMatch(Exceptions::mayThrow));
    }

    private static boolean mayThrow(Op.Call call) {
        boolean plain = call.operands().stream().allMatch(operand -> operand.type() instanceof Primitive)
                && call.target().type() instanceof Primitive;
        boolean division = call.function().equals("/") || call.function().equals("%");
        boolean integral = !call.target().type().isFloating();
        return !plain || (integral && (division || call.function().contains(".")));
    }

    private void fail(AssertTree tree) {
        List<Value> detail = tree.getDetail() == null ? List.of() : List.of(translator.value(tree.getDetail()));
        RegionBuilder region = code.at(tree);
        region.add(new Op.Throw("java.lang.AssertionError", detail, region.origin()));
        code.countJump();
    }

    private static TypeElement outermost(Element element) {
        Element outermost = element;
        while (outermost.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            outermost = outermost.getEnclosingElement();
        }
        return (TypeElement) outermost;
    }
}
