package dev.retrograd.processor.frontend.attribution;

/** Source text that several tests share. */
final class Sources {
    /** A method with the companion {@code LossGrad}. */
    static final String LOSS =
            "@dev.retrograd.Differentiable public static double loss(double x) { return Math.sin(x) * x; }";

    private Sources() {}
}
