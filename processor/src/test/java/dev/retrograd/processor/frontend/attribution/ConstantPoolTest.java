package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads the names from a class file that javac has written: this one. */
class ConstantPoolTest {
    /** Mentions classes in a generic signature, a descriptor and an instruction. */
    static final class Sample {
        Map<? extends List<javax.tools.Tool>, Long> signature = Map.of();
        static final long TWO_ENTRIES = 1234567890123L;
        double constant = 3.25;

        javax.tools.DiagnosticListener<?> descriptor(javax.tools.FileObject[] files) {
            return null;
        }

        Object instruction() {
            return new javax.tools.DiagnosticCollector<String>();
        }
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = ConstantPoolTest.class.getResourceAsStream("ConstantPoolTest$Sample.class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void namesFromEverywhere() throws IOException {
        assertThat(ConstantPool.classNames(sample()))
                .contains(
                        "javax.tools.Tool",
                        "javax.tools.DiagnosticListener",
                        "javax.tools.FileObject",
                        "javax.tools.DiagnosticCollector",
                        Sample.class.getName())
                .noneMatch(name -> name.startsWith("java."));
    }

    @Test
    void whatIsNoClassFileHasNoNames() throws IOException {
        assertThat(ConstantPool.classNames(new byte[0])).isEmpty();
        assertThat(ConstantPool.classNames("not a class file".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(ConstantPool.classNames(Arrays.copyOf(sample(), 60))).isEmpty();
    }
}
