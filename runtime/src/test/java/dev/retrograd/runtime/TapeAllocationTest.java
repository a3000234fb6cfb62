package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A tape that has grown does the same work again without allocating. */
class TapeAllocationTest {
    private static final Object REFERENCE = new Object();
    private static final double[][] ROWS = {{1, 2}, null, {3}};
    private static final float[][] FLOAT_ROWS = {{1, 2}, null, {3}};

    @Test
    void nothingAfterGrowth() {
        Tape tape = new Tape();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = Long.MAX_VALUE;
        // The first rounds grow the tape, load classes and let the measurement itself settle.
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            work(tape);
            work(tape);
            allocated = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(allocated).isZero();
    }

    private static void work(Tape tape) {
        tape.reset();
        for (int i = 0; i < 1000; i++) {
            tape.push(i);
            tape.pushInt(i);
            tape.pushLong(i);
            tape.pushBoolean(i % 2 == 0);
            tape.pushReference(REFERENCE);
            tape.doubles(1 + i % 7)[0] = tape.ints(3)[1];
            tape.doubles(2, 3)[1][2] = i;
            tape.zerosLike(ROWS)[0] = tape.copy(ROWS[2]);
            tape.zerosLike(FLOAT_ROWS)[0] = tape.copy(FLOAT_ROWS[2]);
            tape.copy(ROWS)[0][1] = i;
            tape.copy(FLOAT_ROWS)[0][1] = i;
        }
        for (int i = 0; i < 500; i++) {
            tape.popDouble();
            tape.popInt();
            tape.popLong();
            tape.popBoolean();
            tape.popReference();
        }
    }
}
