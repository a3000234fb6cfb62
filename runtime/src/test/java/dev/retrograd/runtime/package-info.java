/** Tests of the runtime, against loops written anew here. */
package dev.retrograd.runtime;
