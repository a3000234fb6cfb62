package dev.retrograd.benchmarks;

import dev.retrograd.benchmarks.eval.HessianProducts;

/** Prints what products of Hessians cost beside gradients, as a Markdown table. */
public final class HessianCosts {

    private HessianCosts() {}

    /**
     * Measures.
     *
     * @param args not looked at
     */
    public static void main(String[] args) {
        System.out.print(HessianProducts.table());
    }
}
