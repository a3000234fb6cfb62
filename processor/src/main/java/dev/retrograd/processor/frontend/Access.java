package dev.retrograd.processor.frontend;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What the companion, a class in the package of the method, can refer to. */
final class Access {
    private final Code code;

    Access(Code code) {
        this.code = code;
    }

    /** Whether a class, or a member together with the classes around it, is within reach. */
    boolean isOpen(Element element) {
        for (Element at = element; at != null && !at.getKind().isInterface(); at = at.getEnclosingElement()) {
            if (at instanceof TypeElement type
                    && (type.getQualifiedName().isEmpty() || type.getNestingKind() == NestingKind.LOCAL)) {
                return false;
            } else if (!(at instanceof TypeElement) && at != element) {
                return true;
            } else if (!isOpenMember(at)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a method of an object of a type can be called; the class that declares it may be hidden. */
    boolean isOpen(ExecutableElement method, TypeMirror receiver) {
        return isOpenMember(method) && isOpen(receiver);
    }

    /** Whether a type can be named. */
    boolean isOpen(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isOpen(array.getComponentType());
        } else if (type instanceof DeclaredType declared) {
            return isOpen(declared.asElement())
                    && declared.getTypeArguments().stream().allMatch(this::isOpen);
        }
        return true;
    }

    private boolean isOpenMember(Element member) {
        boolean samePackage = code.sources()
                .elements()
                .getPackageOf(member)
                .equals(code.sources().elements().getPackageOf(code.outermost().element()));
        boolean ofInterface = member.getEnclosingElement() != null
                && member.getEnclosingElement().getKind().isInterface()
                && !member.getModifiers().contains(Modifier.PRIVATE);
        return member.getModifiers().contains(Modifier.PUBLIC)
                || ofInterface
                || (samePackage && !member.getModifiers().contains(Modifier.PRIVATE));
    }
}
