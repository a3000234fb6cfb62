package dev.retrograd.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;

/** An object whose code is known: calls of its methods are inlined. */
sealed interface Functional extends Phantom {
    /**
     * A lambda.
     *
     * @param tree the expression
     * @param frame where it was evaluated, whose variables it sees
     */
    record Lambda(LambdaExpressionTree tree, Frame frame) implements Functional {}

    /**
     * A method reference.
     *
     * @param tree the expression
     * @param frame where it was evaluated
     * @param method what it refers to; null for the constructor of an array
     * @param receiver the object it is bound to; null if it is bound to none
     */
    record Reference(MemberReferenceTree tree, Frame frame, ExecutableElement method, Value receiver)
            implements Functional {}

    /**
     * An object of an anonymous class without state.
     *
     * @param tree the body of the class
     * @param frame where it was evaluated, whose variables it sees
     * @param type the class
     */
    record Anonymous(ClassTree tree, Frame frame, DeclaredType type) implements Functional {}

    /**
     * What a default method of the library makes of functions.
     *
     * @param way how it calls them
     * @param parts the functions
     */
    record Combination(Way way, List<Value> parts) implements Functional {
        /** How a function that is made of others calls them. */
        enum Way {
            /** The second is given the result of the first. */
            BEHIND,
            /** Both are given the same arguments and return nothing. */
            IN_TURN,
            /** Both have to hold; the second is asked if the first does. */
            AND,
            /** One of them has to hold; the second is asked if the first does not. */
            OR,
            /** The only one must not hold. */
            NOT
        }
    }

    /** The function that returns its argument. */
    record Identity() implements Functional {}

    /**
     * A comparator that the library makes.
     *
     * @param kind how
     * @param first the comparator that it is made of, or the function for what is compared
     * @param second the comparator that decides next, or that compares what the function gives; null if there is none
     */
    record Ordering(Kind kind, Value first, Value second) implements Functional {
        /** How a comparator compares. */
        enum Kind {
            /** As the elements compare themselves. */
            NATURAL,
            /** The other way round. */
            REVERSED,
            /** By what a function gives. */
            KEY,
            /** By one comparator, and by another one where that says equal. */
            THEN
        }
    }
}
