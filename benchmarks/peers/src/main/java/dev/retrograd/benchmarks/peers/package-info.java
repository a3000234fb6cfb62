/** Other libraries from Maven Central that differentiate on the JVM, as contenders of the rows that they can express. */
package dev.retrograd.benchmarks.peers;
