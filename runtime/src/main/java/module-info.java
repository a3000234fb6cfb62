/** What companions written by Retrograd may call, and the matrix type that differentiable methods use. */
module dev.retrograd.runtime {
    exports dev.retrograd.runtime;
}
