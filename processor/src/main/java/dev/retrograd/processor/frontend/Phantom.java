package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Value;
import java.util.List;

/**
 * What a reference stands for that exists only while a method is lowered: every use of it is reduced, so that none is left in the
 * function. Phantoms are kept beside the values that bear them, see {@link Code#phantom}.
 */
sealed interface Phantom
        permits Functional,
                Instance,
                Instance.Hidden,
                ObjectArray,
                Phantom.Stored,
                Pipeline,
                Pipeline.Result,
                Pipeline.Collector,
                Pipeline.Statistics,
                Phantom.Choice,
                Phantom.Nothing,
                Phantom.Unknown {
    /** Something whose contents are variables. */
    sealed interface Stored extends Phantom
            permits References, Listing, Listing.Cursor, Mapping, Mapping.Entries, Mapping.Entry {
        /** The variables. */
        List<Variable> places();
    }

    /** One of two, as a condition decided: whatever is done with it is done with one or the other. */
    record Choice(Value condition, Value first, Value second) implements Phantom {}

    /** The reference {@code null}, where something else could be. */
    record Nothing() implements Phantom {}

    /** What is left where branches or loops made it unknown which phantom a variable holds. */
    record Unknown() implements Phantom {}
}
