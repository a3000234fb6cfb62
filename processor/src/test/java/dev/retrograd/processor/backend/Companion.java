package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.ir.Verifier;
import dev.retrograd.processor.shape.Member;
import dev.retrograd.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Companions of derived functions, without the phases that make these. */
final class Companion {
    /** A class for the documentation of companions to refer to. */
    static final String MODEL = "package p;\n\nclass Model {}\n";

    private Companion() {}

    /** The signature of a method {@code p.Model.name} whose active parameters are the function's. */
    static MethodSignature signature(Function function) {
        List<MethodSignature.Parameter> parameters = new ArrayList<>();
        for (Value param : function.params()) {
            if (!"seed".equals(param.name())) {
                boolean active = function.active().contains(param);
                parameters.add(new MethodSignature.Parameter(param.name(), param.type(), !active));
            }
        }
        return new MethodSignature(
                "p",
                "Model",
                function.name(),
                parameters,
                function.results().get(0).type(),
                List.of());
    }

    static String of(Function function) {
        Verifier.check(function);
        return Emitter.source(Shape.companion(
                signature(function), Shape.defaultName(function.name()), Map.of(Member.GRADIENT, function), false));
    }

    /** The statements of the method that holds the sweep, without indentation. */
    static String body(Function function) {
        String source = of(function);
        String head = "Workspace ws) {\n";
        int start = source.indexOf(head) + head.length();
        int end = source.indexOf("\n    }\n", start);
        return source.substring(start, end).replaceAll("(?m)^ {8}", "") + "\n";
    }
}
