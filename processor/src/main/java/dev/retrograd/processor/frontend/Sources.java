package dev.retrograd.processor.frontend;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Attributed trees and what goes with them. */
public interface Sources {
    /** Looks up types and symbols of attributed trees. */
    Trees trees();

    /** The relations of types. */
    Types types();

    /** The program's elements. */
    Elements elements();

    /** The companions that methods may call although they are not written yet. */
    default Derivatives derivatives() {
        return Derivatives.NONE;
    }

    /** The hand-written derivatives that apply. */
    default RuleTable rules() {
        return new RuleTable(List.of(), types());
    }

    /** Notes something in a method that is an error in Java, which javac reports, but later. */
    default void doubt(TreePath method, String objection) {
        throw new IllegalStateException("no Java: " + objection);
    }

    /** The attributed declaration of a method or field; empty if there is no source for it. */
    Optional<TreePath> source(Element element);
}
