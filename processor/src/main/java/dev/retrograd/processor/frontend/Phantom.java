package dev.retrograd.processor.frontend;

/**
 * What a reference stands for that exists only while a method is lowered: every use of it is reduced, so that none is left in the
 * function. Phantoms are kept beside the values that bear them, see {@link Code#phantom}.
 */
sealed interface Phantom
        permits Functional, Instance, Instance.Hidden, ObjectArray, Pipeline, Pipeline.Result, Phantom.Unknown {
    /** What is left where branches or loops made it unknown which phantom a variable holds. */
    record Unknown() implements Phantom {}
}
