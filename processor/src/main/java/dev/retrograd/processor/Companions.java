package dev.retrograd.processor;

import dev.retrograd.processor.backend.Emitter;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** The names of companions, which may not collide, and their files. */
final class Companions {
    private final Filer filer;
    private final Map<String, Request> owners = new HashMap<>();

    Companions(Filer filer) {
        this.filer = filer;
    }

    /** The companion's simple name. */
    static String name(Request request, MethodSignature signature) {
        return request.name().isEmpty() ? Shape.defaultName(signature.methodName()) : request.name();
    }

    /** The companion's qualified name. */
    static String qualified(MethodSignature signature, String name) {
        return signature.packageName().isEmpty() ? name : signature.packageName() + "." + name;
    }

    /** Claims a name for a request; gives the method whose companion has it already, if there is one. */
    Optional<String> claim(Request request, MethodSignature signature, Elements elements) {
        Request owner = owners.putIfAbsent(qualified(signature, name(request, signature)), request);
        return owner == null || owner.equals(request)
                ? Optional.empty()
                : Optional.of("the companion of " + owner.type() + "."
                        + owner.method(elements).getSimpleName());
    }

    /** The request that a companion is to answer. */
    Optional<Request> owner(String qualified) {
        return Optional.ofNullable(owners.get(qualified));
    }

    /** The source of a companion. */
    static String source(CompanionPlan plan) {
        return Emitter.source(plan);
    }

    /**
     * Makes a companion's file.
     *
     * @throws FilerException if a class of the compilation has its name
     */
    JavaFileObject open(String qualified, ExecutableElement method) throws IOException {
        return filer.createSourceFile(qualified, method.getEnclosingElement());
    }
}
