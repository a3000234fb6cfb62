package dev.retrograd.processor.ir;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs any function, primal or derived, before or after its storage is planned, on Java objects: boxed primitives, arrays,
 * {@code Matrix}. Every operation gives Java's own bits and throws Java's own exceptions. Scratch buffers start with
 * garbage, so that a plan that relies on their contents shows.
 */
public class Interpreter {
    private static final int MOST_OPERATIONS = 20_000_000;
    private static final String PUSH = "Tape.push";
    private static final String POP = "Tape.pop";

    private final Map<Value, Object> values = new HashMap<>();
    private final Map<String, Deque<Object>> stacks = new HashMap<>();
    private Function entry;
    private int operations;

    /** Makes an interpreter for one run. */
    protected Interpreter() {}

    /** What the function returns for the arguments, which it may change as Java code may. */
    public static List<Object> run(Function function, Object... arguments) {
        return new Interpreter().call(function, List.of(arguments));
    }

    /** Runs the function; afterwards everything that was saved must have been restored. */
    protected final List<Object> call(Function function, List<Object> arguments) {
        if (arguments.size() != function.params().size()) {
            throw new IllegalArgumentException("arguments for " + function.params() + ": " + arguments);
        }
        entry = function;
        for (int i = 0; i < arguments.size(); i++) {
            set(function.params().get(i), arguments.get(i));
        }
        run(function.body());
        stacks.forEach((slot, stack) -> {
            if (!stack.isEmpty()) {
                throw new IllegalStateException(stack.size() + " values left in " + slot);
            }
        });
        return all(function.results());
    }

    /** The current value of an SSA value. */
    protected final Object get(Value value) {
        if (!values.containsKey(value)) {
            throw new IllegalStateException("not defined: " + value);
        }
        return values.get(value);
    }

    /** Sets what was computed. */
    protected void set(Value value, Object object) {
        values.put(value, object);
    }

    /** Hands values over to region parameters or results, all at once. */
    protected void move(List<Value> targets, List<Value> sources) {
        List<Object> objects = all(sources);
        for (int i = 0; i < objects.size(); i++) {
            set(targets.get(i), objects.get(i));
        }
    }

    /** Runs an operation without regions. */
    protected void execute(Op op) {
        if (op instanceof Op.Const constant) {
            set(constant.target(), constant.value());
        } else if (op instanceof Op.Call call) {
            set(
                    call.target(),
                    Calls.call(call.function(), call.target().type(), call.operands(), all(call.operands())));
        } else if (op instanceof Op.Load load) {
            set(load.target(), Array.get(get(load.array()), index(load.index())));
        } else if (op instanceof Op.Store store) {
            Array.set(get(store.array()), index(store.index()), get(store.value()));
        } else if (op instanceof Op.Alloc alloc) {
            int[] lengths = alloc.lengths().stream().mapToInt(this::index).toArray();
            boolean scratch = alloc.placement() == Placement.SCRATCH;
            set(alloc.target(), Storage.allocate(alloc.target().type(), lengths, scratch));
        } else if (op instanceof Op.Shadow shadow) {
            set(shadow.target(), Storage.copy(get(shadow.primal()), true));
        } else if (op instanceof Op.Copy copy) {
            set(copy.target(), Storage.copy(get(copy.source()), false));
        } else if (op instanceof Op.Length length) {
            set(length.target(), Array.getLength(get(length.array())));
        } else if (op instanceof Op.Accumulate accumulate) {
            Storage.add(get(accumulate.target()), get(accumulate.value()));
        } else if (op instanceof Op.Invoke invoke) {
            invoke(invoke);
        } else if (op instanceof Op.Throw exception) {
            throw Reflection.exception(exception.exception(), exception.operands(), all(exception.operands()));
        } else if (op instanceof Op.Save save) {
            stack("slot " + save.slot()).push(get(save.value()));
        } else if (op instanceof Op.Restore restore) {
            set(restore.target(), stack("slot " + restore.slot()).pop());
        } else {
            throw new AssertionError("no region ends or nests here: " + op);
        }
    }

    private void invoke(Op.Invoke invoke) {
        if (invoke.isInternal()) {
            call(invoke, entry.callee(invoke).orElseThrow());
            return;
        } else if (Op.Invoke.isTurn(invoke)) {
            return;
        }
        String callee = invoke.callee().replace("dev.retrograd.runtime.", "");
        if (callee.startsWith(PUSH)) {
            String kind = callee.equals(PUSH) ? "Double" : callee.substring(PUSH.length());
            stack("tape of " + kind).push(get(invoke.operands().get(0)));
        } else if (callee.startsWith(POP)) {
            set(
                    invoke.targets().get(0),
                    stack("tape of " + callee.substring(POP.length())).pop());
        } else {
            boolean matrix = callee.startsWith("Matrix.");
            Object result = matrix
                    ? Reflection.invoke(invoke.callee(), invoke.operands(), all(invoke.operands()))
                    : Members.call(invoke.callee(), all(invoke.operands()));
            if (!invoke.targets().isEmpty()) {
                set(invoke.targets().get(0), result);
            }
        }
    }

    /** Every call of a function has values of its own. */
    private void call(Op.Invoke invoke, Function callee) {
        Object frame = enter();
        move(callee.params(), invoke.operands());
        run(callee.body());
        leave(frame, invoke.targets(), callee.results());
    }

    /** Remembers the values of the caller. */
    protected Object enter() {
        return new HashMap<>(values);
    }

    /** Goes back to the values of the caller, who gets the results. */
    @SuppressWarnings("unchecked") // what enter has made
    protected void leave(Object frame, List<Value> targets, List<Value> results) {
        List<Object> objects = all(results);
        values.clear();
        values.putAll((Map<Value, Object>) frame);
        for (int i = 0; i < targets.size(); i++) {
            set(targets.get(i), objects.get(i));
        }
    }

    /** The stack of a slot or of one kind of tape. */
    protected final Deque<Object> stack(String name) {
        return stacks.computeIfAbsent(name, key -> new NullableStack());
    }

    private void run(Region region) {
        region.body().forEach(this::run);
    }

    private void run(Op op) {
        if (++operations > MOST_OPERATIONS) {
            throw new IllegalStateException("runs for ever");
        } else if (op instanceof Op.If branch) {
            Region taken = get(branch.condition()).equals(true) ? branch.then() : branch.otherwise();
            run(taken);
            move(branch.targets(), taken.yields());
        } else if (op instanceof Op.For loop) {
            counted(loop);
        } else if (op instanceof Op.While loop) {
            loop(loop);
        } else {
            execute(op);
        }
    }

    private void counted(Op.For loop) {
        boolean wide = loop.counter().type() == Primitive.LONG;
        long limit = ((Number) get(loop.limit())).longValue();
        long counter = ((Number) get(loop.first())).longValue();
        move(loop.carried(), loop.inits());
        while (runs(loop, counter, limit)) {
            if (wide) {
                set(loop.counter(), counter);
            } else {
                set(loop.counter(), (int) counter);
            }
            run(loop.body());
            move(loop.carried(), loop.body().yields());
            counter = wide ? counter + loop.step() : (int) counter + loop.step();
        }
        move(loop.targets(), loop.carried());
    }

    private static boolean runs(Op.For loop, long counter, long limit) {
        if (loop.inclusive() && counter == limit) {
            return true;
        }
        return loop.step() > 0 ? counter < limit : counter > limit;
    }

    private void loop(Op.While loop) {
        move(loop.condition().params(), loop.inits());
        while (true) {
            run(loop.condition());
            List<Value> yields = loop.condition().yields();
            List<Value> forwarded = yields.subList(1, yields.size());
            if (get(yields.get(0)).equals(false)) {
                move(loop.targets(), forwarded);
                return;
            }
            move(loop.body().params(), forwarded);
            run(loop.body());
            move(loop.condition().params(), loop.body().yields());
        }
    }

    private int index(Value value) {
        return (Integer) get(value);
    }

    /** The current values in order. */
    protected final List<Object> all(List<Value> wanted) {
        List<Object> objects = new ArrayList<>();
        wanted.forEach(value -> objects.add(get(value)));
        return objects;
    }

    /** A stack that also takes {@code null}. */
    private static final class NullableStack extends ArrayDeque<Object> {
        private static final long serialVersionUID = 1L;
        private static final Object NULL = new Object();

        @Override
        public void push(Object element) {
            super.push(element == null ? NULL : element);
        }

        @Override
        public Object pop() {
            Object element = super.pop();
            return element == NULL ? null : element;
        }
    }
}
