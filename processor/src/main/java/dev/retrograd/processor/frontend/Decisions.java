package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of conditions while a method is lowered: the truth of those that are decided and, in the arms of a branch on
 * whether there is a number, whether there is one.
 */
final class Decisions {
    private final Map<Value, Boolean> known = new HashMap<>();
    private final Map<Value, Value> absences = new HashMap<>();

    /** Takes note of a truth. */
    void decide(Value condition, boolean truth) {
        known.put(condition, truth);
    }

    /** Takes note of a condition, and of another that holds where it does not: branches on them make them known. */
    void tested(Value presence, Value absence) {
        absences.put(absence, presence);
    }

    /** The truth that a value stands for; null if that is not known here. */
    Boolean known(Value condition) {
        Value presence = absences.get(condition);
        return presence == null ? known.get(condition) : truth(known.get(presence), condition);
    }

    private Boolean truth(Boolean ofPresence, Value condition) {
        return ofPresence == null ? null : (Boolean) (ofPresence == isPresence(condition));
    }

    private boolean isPresence(Value condition) {
        return condition.equals(absences.get(condition));
    }

    /** Begins an arm of a branch on a condition that is not known. */
    void assume(Value condition, boolean truth) {
        Value presence = absences.get(condition);
        if (presence != null) {
            known.put(presence, truth == isPresence(condition));
        }
    }

    /** Ends such an arm. */
    void forget(Value condition) {
        Value presence = absences.get(condition);
        if (presence != null) {
            known.remove(presence);
        }
    }

    /** What a variable holds at the end of an arm: the literal if it holds what the branch was on. */
    Value settled(Value content, Value condition, boolean truth) {
        Value presence = absences.get(condition);
        return presence == null || !presence.equals(content)
                ? content
                : truth == isPresence(condition) ? Variable.SET : Variable.CLEAR;
    }
}
