package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Finding;
import java.util.List;

/** Looks for one kind of hazard. */
@FunctionalInterface
interface Check {
    /** What is found in a function. */
    List<Finding> of(Facts facts);
}
