package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Removes what nobody needs: operations without effect whose results are not used, loops' variables that only feed
 * themselves, branches' results, saved values that nobody reads when they are back. What the method itself does and what may throw stays.
 */
final class DeadCode implements Pass {
    @Override
    public String name() {
        return "dce";
    }

    @Override
    public Function apply(Function function) {
        Liveness liveness = new Liveness();
        function.results().forEach(liveness::use);
        while (liveness.scan(function.body())) {
            // until nothing more comes alive
        }
        return function.withBody(liveness.rewrite(function.body(), function.results()));
    }

    /** Which values and operations are needed. */
    private static final class Liveness {
        private final Set<Value> live = new HashSet<>();
        /** Operations that stay although nothing needs a result of theirs. */
        private final Set<Op> kept = Collections.newSetFromMap(new IdentityHashMap<>());

        private final Set<String> restored = new HashSet<>();
        private int depth;
        private boolean changed;

        void use(Value value) {
            changed |= live.add(value) && depth > 0;
        }

        /** One pass backwards; true if something came alive that the pass may have left behind, as in loops. */
        boolean scan(Region body) {
            changed = false;
            region(body);
            return changed;
        }

        /** Scans a region; true if it has an operation that has to stay. */
        private boolean region(Region region) {
            boolean any = false;
            for (int i = region.ops().size() - 1; i >= 0; i--) {
                Op op = region.ops().get(i);
                if (op instanceof Op.Yield || op instanceof Op.Return) {
                    continue;
                }
                boolean stays = stays(op);
                if (isLive(op)) {
                    keep(op);
                } else if (stays) {
                    kept.add(op);
                    keep(op);
                }
                any |= stays;
            }
            return any;
        }

        private boolean stays(Op op) {
            if (op instanceof Op.If branch) {
                useAll(branch.targets(), branch.then().yields());
                useAll(branch.targets(), branch.otherwise().yields());
                boolean then = region(branch.then());
                boolean otherwise = region(branch.otherwise());
                return then || otherwise;
            } else if (op instanceof Op.For loop) {
                depth++;
                carry(loop.targets(), loop.carried(), loop.inits(), loop.body().yields());
                boolean stays = region(loop.body());
                depth--;
                return stays;
            } else if (op instanceof Op.While loop) {
                op.operands().forEach(this::use);
                op.results().forEach(this::use);
                op.regions().forEach(inner -> inner.yields().forEach(this::use));
                depth++;
                region(loop.body());
                region(loop.condition());
                depth--;
                return true;
            }
            if (op instanceof Op.Save save) {
                return restored.contains(save.slot());
            } else if (op instanceof Op.Restore restore) {
                // every execution of the save has its restore, or the tape would get out of step
                return restored.contains(restore.slot());
            }
            Effects effects = Effects.of(op);
            return effects.writes() || (effects.traps() && isOfMethod(op)) || op instanceof Op.Throw;
        }

        /** Derived operations read and compute again what the forward sweep has had: they do not throw. */
        private static boolean isOfMethod(Op op) {
            Origin origin = op.origin();
            return origin.note().isEmpty() && origin.span() != Span.NONE;
        }

        private boolean isLive(Op op) {
            for (Value result : op.results()) {
                if (live.contains(result)) {
                    return true;
                }
            }
            return false;
        }

        private void keep(Op op) {
            if (op instanceof Op.Restore restore) {
                changed |= restored.add(restore.slot());
            }
            if (op instanceof Op.For loop) {
                use(loop.first());
                use(loop.limit());
            } else {
                op.operands().forEach(this::use);
            }
        }

        private void useAll(List<Value> targets, List<Value> sources) {
            for (int i = 0; i < targets.size(); i++) {
                if (live.contains(targets.get(i))) {
                    use(sources.get(i));
                }
            }
        }

        private void carry(List<Value> targets, List<Value> carried, List<Value> inits, List<Value> yields) {
            for (int i = 0; i < targets.size(); i++) {
                if (live.contains(targets.get(i)) || live.contains(carried.get(i))) {
                    use(targets.get(i));
                    use(carried.get(i));
                    use(inits.get(i));
                    use(yields.get(i));
                }
            }
        }

        Region rewrite(Region region, List<Value> yields) {
            List<Op> ops = new ArrayList<>();
            for (Op op : region.body()) {
                if (isLive(op) || kept.contains(op)) {
                    ops.add(rewrite(op));
                }
            }
            Op end = region.terminator();
            ops.add(end instanceof Op.Yield ? new Op.Yield(yields, end.origin()) : end);
            return new Region(region.params(), ops);
        }

        private Op rewrite(Op op) {
            if (op instanceof Op.If branch) {
                return new Op.If(
                        needed(branch.targets(), branch.targets()),
                        branch.condition(),
                        rewrite(
                                branch.then(),
                                needed(branch.targets(), branch.then().yields())),
                        rewrite(
                                branch.otherwise(),
                                needed(branch.targets(), branch.otherwise().yields())),
                        op.origin());
            } else if (op instanceof Op.For loop) {
                List<Value> params = new ArrayList<>(List.of(loop.counter()));
                params.addAll(needed(loop.targets(), loop.carried()));
                Region body =
                        rewrite(loop.body(), needed(loop.targets(), loop.body().yields()));
                return new Op.For(
                        needed(loop.targets(), loop.targets()),
                        loop.label(),
                        loop.first(),
                        loop.limit(),
                        loop.inclusive(),
                        loop.step(),
                        needed(loop.targets(), loop.inits()),
                        new Region(params, body.ops()),
                        op.origin());
            }
            return op.with(region -> rewrite(region, region.yields()));
        }

        private List<Value> needed(List<Value> targets, List<Value> values) {
            List<Value> result = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                if (live.contains(targets.get(i))) {
                    result.add(values.get(i));
                }
            }
            return result;
        }
    }
}
