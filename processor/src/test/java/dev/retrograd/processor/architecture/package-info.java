/** Which package may know of which. */
package dev.retrograd.processor.architecture;
