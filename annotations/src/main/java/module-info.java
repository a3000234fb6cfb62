/** The annotations that ask Retrograd for derivatives. */
module dev.retrograd.annotations {
    exports dev.retrograd;
}
