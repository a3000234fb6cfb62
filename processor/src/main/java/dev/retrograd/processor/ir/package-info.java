/**
 * The intermediate representation: structured SSA with region parameters. May import nothing but {@code java.base}.
 *
 * <p>A {@link dev.retrograd.processor.ir.Function} has a body {@link dev.retrograd.processor.ir.Region}; a region has
 * parameters and operations; an {@link dev.retrograd.processor.ir.Op} has operands, results and regions. The order of
 * operations in a region is program order. Locals of the source are values; branches and loops are operations whose
 * regions yield, so that every loop-carried variable is explicit.
 */
package dev.retrograd.processor.ir;
