/** The derivative rules, of scalar functions and of matrix functions. May import {@code ir} alone. */
package dev.retrograd.processor.rules;
