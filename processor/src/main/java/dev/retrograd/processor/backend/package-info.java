/**
 * The back end: a companion's plan and its functions become Java source. May import {@code ir}, {@code shape} and JavaPoet,
 * and is the only package that imports the latter.
 *
 * <p>{@link dev.retrograd.processor.backend.Emitter} is the entry. A function's body goes through these steps, each with data
 * between them: {@code Index} (definitions and uses), {@code Inlining} (which values are written inside the expression that
 * uses them), {@code Interference} and {@code Variables} (which values share a Java variable), {@code Names}, then
 * {@code Statements} and {@code Expressions} (a small Java syntax tree) and {@code StatementWriter} (text). {@code MethodText} and
 * {@code ClassText} put the texts together, and {@code Imports} names their classes; JavaPoet, which renders a file twice, gives
 * the type names, and writes the classes of tests.
 */
package dev.retrograd.processor.backend;
