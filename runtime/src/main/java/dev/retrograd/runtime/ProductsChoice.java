package dev.retrograd.runtime;

import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Chooses how products are computed: by the Vector API where its module is there, unless the system property {@value #PROPERTY} is
 * {@code false}. With {@code true} the choice is logged, as a warning where it cannot be what was asked for.
 */
final class ProductsChoice {
    static final String PROPERTY = "retrograd.vector";
    static final String MODULE = "jdk.incubator.vector";

    /** Compiled apart, since the module that it needs is no module of the Java SE platform. */
    private static final String VECTORS = "dev.retrograd.runtime.VectorProducts";

    private ProductsChoice() {}

    static Products make() {
        String asked = System.getProperty(PROPERTY, "");
        if (asked.equals("false")) {
            return new ScalarProducts();
        }
        try {
            Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
            Products products = module.isPresent() ? vectors(module.get()) : new ScalarProducts();
            if (asked.equals("true")) {
                log(
                        module.isPresent() ? Level.INFO : Level.WARNING,
                        "Products of matrices are computed by " + products
                                + (module.isPresent()
                                        ? ""
                                        : ": the module " + MODULE + " is not there; start java with --add-modules "
                                                + MODULE));
            }
            return products;
        } catch (ReflectiveOperationException | LinkageError e) {
            if (asked.equals("true")) {
                log(
                        Level.WARNING,
                        "Products of matrices are computed by loops: this JDK's " + MODULE + " does not fit: " + e);
            }
            return new ScalarProducts();
        }
    }

    private static Products vectors(Module module) throws ReflectiveOperationException {
        // the descriptor of our own module does not name it, as most programs run without
        ProductsChoice.class.getModule().addReads(module);
        return Class.forName(VECTORS)
                .asSubclass(Products.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static void log(Level level, String message) {
        System.getLogger("dev.retrograd.runtime").log(level, message);
    }
}
