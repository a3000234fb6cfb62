package dev.retrograd.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.frontend.Places.Place;
import java.util.List;
import javax.lang.model.element.Element;

/** Knows what {@code @SuppressWarnings("retrograd:name")} silences: whatever is no error in the declaration that bears it. */
final class Suppression {
    private static final String PREFIX = "retrograd";

    private final Trees trees;
    private final TreePath method;

    /** What is suppressed at places reached from a method; its own annotations hold for helpers that it calls, too. */
    Suppression(Trees trees, TreePath method) {
        this.trees = trees;
        this.method = method;
    }

    boolean isSuppressed(Message message, Place place) {
        if (message.lint().isEmpty()) {
            return false;
        }
        TreePath inner = TreePath.getPath(place.unit(), place.tree());
        return isSuppressed(message, method) || (inner != null && isSuppressed(message, inner));
    }

    private boolean isSuppressed(Message message, TreePath place) {
        for (TreePath path = place; path != null; path = path.getParentPath()) {
            if (isDeclaration(path.getLeaf()) && suppresses(trees.getElement(path), message)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDeclaration(Tree tree) {
        return tree instanceof VariableTree || tree instanceof MethodTree || tree instanceof ClassTree;
    }

    private static boolean suppresses(Element declared, Message message) {
        SuppressWarnings annotation = declared == null ? null : declared.getAnnotation(SuppressWarnings.class);
        return annotation != null
                && List.of(annotation.value()).stream()
                        .anyMatch(name -> name.equals(PREFIX) || name.equals(PREFIX + ":" + message.lint()));
    }
}
