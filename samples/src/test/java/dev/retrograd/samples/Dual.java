package dev.retrograd.samples;

/** A number with its derivative in one direction: the tests' own forward differentiation, independent of the processor. */
record Dual(double value, double tangent) {

    static Dual constant(double value) {
        return new Dual(value, 0);
    }

    Dual plus(Dual other) {
        return new Dual(value + other.value, tangent + other.tangent);
    }

    Dual minus(Dual other) {
        return new Dual(value - other.value, tangent - other.tangent);
    }

    Dual times(Dual other) {
        return new Dual(value * other.value, tangent * other.value + value * other.tangent);
    }

    Dual times(double factor) {
        return new Dual(value * factor, tangent * factor);
    }

    Dual over(Dual other) {
        double quotient = value / other.value;
        return new Dual(quotient, (tangent - quotient * other.tangent) / other.value);
    }

    Dual exp() {
        double exp = Math.exp(value);
        return new Dual(exp, exp * tangent);
    }

    Dual log() {
        return new Dual(Math.log(value), tangent / value);
    }

    Dual tanh() {
        double tanh = Math.tanh(value);
        return new Dual(tanh, (1 - tanh * tanh) * tangent);
    }
}
