package dev.retrograd.processor.frontend;

import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** Refuses what is left of phantoms in a function: an array that keeps them, or a call that is not inlined. */
final class PhantomUses {
    private final Code code;

    PhantomUses(Code code) {
        this.code = code;
    }

    private static boolean isObject(Phantom phantom) {
        return phantom instanceof Instance || phantom instanceof ObjectArray;
    }

    /** Reports each operation in a region that would need a phantom at run time. */
    void refuse(Region region) {
        for (Op op : region.ops()) {
            for (Value operand : op.operands()) {
                if (code.phantom(operand) != null) {
                    code.report(
                            op.origin().span(),
                            List.of(),
                            isObject(code.phantom(operand)) ? Message.OBJECT_USE : Message.UNKNOWN_FUNCTION,
                            String.valueOf(operand.type()));
                }
            }
            op.regions().forEach(this::refuse);
        }
    }
}
