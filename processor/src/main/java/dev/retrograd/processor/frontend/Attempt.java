package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.RegionBuilder;
import java.util.List;

/**
 * What there was before something was begun that may have to be done again in another way.
 *
 * @param code the function
 * @param progress how far it had come
 * @param held what was yet to be reported; null if that is done at once
 * @param region the region that was being filled
 */
record Attempt(Code code, Progress progress, List<Runnable> held, RegionBuilder region) {
    /** Takes over what was done. */
    void keep() {
        code.end(this, true);
    }

    /** Takes back what was done. */
    void cancel() {
        code.end(this, false);
    }
}
