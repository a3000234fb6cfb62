package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives each value that is not inlined a variable; values share one where a copy is saved and none is overwritten while it
 * is needed.
 */
final class Variables {
    private final Index index;
    private final Derived derived;
    private final Interference interference;
    private final int[] leaders;
    private final BitSet[] members;
    private final BitSet[] edges;
    private final BitSet parameters = new BitSet();
    private final Map<Value, Variable> variables = new HashMap<>();
    private final Map<Integer, Variable> byLeader = new LinkedHashMap<>();

    Variables(Index index, Inlining inlining) {
        this.index = index;
        this.derived = new Derived(index);
        this.interference = new Interference(index, inlining);
        int count = interference.values().size();
        leaders = new int[count];
        members = new BitSet[count];
        edges = new BitSet[count];
        for (int i = 0; i < count; i++) {
            leaders[i] = i;
            members[i] = new BitSet();
            members[i].set(i);
            edges[i] = interference.of(interference.values().get(i));
        }
        index.root().params().stream().mapToInt(interference::number).forEach(parameters::set);
        unite(index.root());
        saveCopies();
        reuseNames();
        collect();
    }

    Variable of(Value value) {
        return variables.get(value);
    }

    /** Whether a variable is none of the method's own. */
    boolean isDerived(Variable variable) {
        return derived.isDerived(variable.values().get(0));
    }

    /** All variables, ordered by their first value. */
    Collection<Variable> all() {
        return byLeader.values();
    }

    /** A loop's results are its variables as they are when it ends. */
    private void unite(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.For loop) {
                unite(loop.carried(), loop.targets());
            } else if (op instanceof Op.While loop) {
                unite(loop.body().params(), loop.targets());
            }
            op.regions().forEach(this::unite);
        }
    }

    private void unite(List<Value> some, List<Value> others) {
        for (int i = 0; i < some.size(); i++) {
            unite(leader(some.get(i)), leader(others.get(i)));
        }
    }

    private void saveCopies() {
        for (Interference.Copy copy : interference.copies()) {
            if (Objects.equals(hint(copy.target()), hint(copy.source()))
                    && derived.isDerived(copy.target()) == derived.isDerived(copy.source())) {
                tryUnite(copy.target(), copy.source());
            }
        }
        for (Interference.Copy copy : interference.copies()) {
            String target = hint(copy.target());
            String source = hint(copy.source());
            boolean parameter = isParameter(copy.source()) || isParameter(copy.target());
            if ((target == null || source == null) && !parameter) {
                tryUnite(copy.target(), copy.source());
            }
        }
    }

    /** The versions of a variable of the user's stay one variable where they can. */
    private void reuseNames() {
        Map<String, List<Value>> sameName = new LinkedHashMap<>();
        for (Value value : interference.values()) {
            String hint = value.name();
            if (hint != null) {
                List<Value> versions = sameName.computeIfAbsent(hint, name -> new ArrayList<>());
                for (Value version : versions) {
                    if (leader(version) != leader(value)
                            && Index.same(index.home(version), index.home(value))
                            && derived.isDerived(version) == derived.isDerived(value)) {
                        tryUnite(version, value);
                    }
                }
                versions.add(value);
            }
        }
    }

    private void tryUnite(Value a, Value b) {
        int left = leader(a);
        int right = leader(b);
        if (index.isLarge() && (isParameter(a) || isParameter(b))) {
            // Methods that are cut pass the parameters on.
            return;
        }
        boolean counters = isCounter(left) || isCounter(right);
        if (left != right && !counters && a.type().equals(b.type()) && !interfere(left, right)) {
            unite(left, right);
        }
    }

    private boolean interfere(int left, int right) {
        return edges[left].intersects(members[right]) || edges[right].intersects(members[left]);
    }

    private void unite(int left, int right) {
        if (left != right) {
            int leader = Math.min(left, right);
            int other = Math.max(left, right);
            members[leader].or(members[other]);
            edges[leader].or(edges[other]);
            for (int member = members[other].nextSetBit(0);
                    member >= 0;
                    member = members[other].nextSetBit(member + 1)) {
                leaders[member] = leader;
            }
        }
    }

    private int leader(Value value) {
        return leaders[interference.number(value)];
    }

    private String hint(Value value) {
        BitSet shared = members[leader(value)];
        String hint = null;
        for (int member = shared.nextSetBit(0); member >= 0 && hint == null; member = shared.nextSetBit(member + 1)) {
            hint = interference.values().get(member).name();
        }
        return hint;
    }

    private boolean isCounter(int leader) {
        Value value = interference.values().get(leader);
        return index.owner(index.home(value)) instanceof Op.For loop && loop.counter() == value;
    }

    private boolean isParameter(Value value) {
        return members[leader(value)].intersects(parameters);
    }

    private void collect() {
        Map<Integer, List<Value>> groups = new LinkedHashMap<>();
        for (Value value : interference.values()) {
            groups.computeIfAbsent(leader(value), leader -> new ArrayList<>()).add(value);
        }
        groups.forEach((leader, values) -> {
            List<Region> regions = new ArrayList<>(values.size());
            boolean parameter = false;
            for (Value value : values) {
                regions.add(assignedIn(value));
                parameter |= index.root().params().contains(value);
            }
            Region scope = index.common(regions);
            Variable variable = new Variable(values, scope, parameter);
            byLeader.put(leader, variable);
            values.forEach(value -> variables.put(value, variable));
        });
    }

    /** The region whose statements first assign a value. */
    private Region assignedIn(Value value) {
        Region home = index.home(value);
        Op owner = index.owner(home);
        boolean given = owner != null && home.params().contains(value);
        boolean counter = owner instanceof Op.For loop && loop.counter() == value;
        return given && !counter ? index.parent(home) : home;
    }
}
