package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Translates throws of new exceptions, which the companion repeats. */
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
                || !isAccessible(constructor)
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

    /** Whether the companion, in the package of the method, can call a constructor. */
    private boolean isAccessible(ExecutableElement constructor) {
        boolean samePackage = code.sources()
                .elements()
                .getPackageOf(constructor)
                .equals(code.sources().elements().getPackageOf(code.outermost().element()));
        Element element = constructor;
        while (element instanceof ExecutableElement || element instanceof TypeElement) {
            boolean open = element.getModifiers().contains(Modifier.PUBLIC)
                    || (samePackage && !element.getModifiers().contains(Modifier.PRIVATE));
            if (!open) {
                return false;
            }
            element = element.getEnclosingElement();
        }
        return true;
    }
}
