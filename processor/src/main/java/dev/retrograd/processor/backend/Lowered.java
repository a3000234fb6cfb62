package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Function;

/** The decisions about a function before any Java is written. */
record Lowered(Index index, Effects effects, Inlining inlining, Variables variables, Expressions expressions) {

    static Lowered of(Function function) {
        Index index = new Index(function);
        Effects effects = new Effects(index);
        Inlining inlining = new Inlining(index, effects);
        Variables variables = new Variables(index, inlining);
        return new Lowered(index, effects, inlining, variables, new Expressions(index, inlining, variables));
    }
}
