package corpus.maps;

import dev.retrograd.Differentiable;
import dev.retrograd.Derivative;
import dev.retrograd.processor.corpus.In;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps from data to numbers that have derivatives. */
final class Maps {
    private Maps() {}

    static final String[] NAMES = {"a", "b", "a", "c", "b", "a"};

    @Differentiable({Derivative.JVP, Derivative.HVP})
    static double totals(@In(size = 6) double[] x) {
        Map<String, Double> totals = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            totals.merge(NAMES[i], x[i] * x[i], Double::sum);
        }
        double r = 0;
        for (String name : List.of("a", "b", "c", "d")) {
            r += Math.sqrt(1 + totals.getOrDefault(name, x[0])) * (name.charAt(0) - 'a' + 1);
        }
        return r;
    }

    /** The parameters of a model by name, which helpers read. */
    @Differentiable
    static double named(double x, double w, double b) {
        Map<String, Double> params = new LinkedHashMap<>();
        params.put("w", w);
        params.put("b", b);
        params.put("w", params.get("w") * 0.5);
        return layer(layer(x, params), params) + params.size();
    }

    private static double layer(double x, Map<String, Double> params) {
        return Math.tanh(params.get("w") * x + params.get("b"));
    }

    @Differentiable
    static double entries(@In(size = 4) double[] x) {
        Map<Integer, Double> byLevel = new TreeMap<>();
        for (int i = 0; i < x.length; i++) {
            byLevel.put(7 * i % 4, x[i]);
        }
        double sum = 0;
        double weight = 1;
        for (Map.Entry<Integer, Double> entry : byLevel.entrySet()) {
            if (entry.getKey() == 2) {
                continue;
            }
            sum += weight * Math.exp(entry.getValue()) * entry.getKey();
            weight *= entry.getValue();
        }
        for (double value : byLevel.values()) {
            sum += value * value;
        }
        for (int key : byLevel.keySet()) {
            sum += key * byLevel.get(key);
        }
        return sum + byLevel.values().stream().mapToDouble(v -> v * 0.5).sum();
    }

    enum Asset {
        BOND,
        SHARE,
        CASH
    }

    @Differentiable
    static double portfolio(double a, double b, double c, @In(from = -0.1, to = 0.1) double rate) {
        Map<Asset, Double> held = new EnumMap<>(Asset.class);
        held.put(Asset.SHARE, a);
        held.put(Asset.BOND, b);
        held.putIfAbsent(Asset.SHARE, c);
        held.putIfAbsent(Asset.CASH, c);
        held.replaceAll((asset, value) -> value * (1 + rate * asset.ordinal()));
        held.compute(Asset.BOND, (asset, value) -> value == null ? 1.0 : value * value);
        held.computeIfPresent(Asset.CASH, (asset, value) -> value + a);
        double[] total = {0};
        held.forEach((asset, value) -> total[0] += value * Math.sin(value));
        return total[0];
    }

    /** What has been computed already is looked up. */
    @Differentiable
    static double remembered(double x, @In(from = 0, to = 5) int n) {
        Map<Integer, Double> known = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < 8; i++) {
            int key = i * n % 3;
            Double found = known.get(key);
            if (found == null) {
                found = Math.sin(x * (key + 1));
                known.put(key, found);
            }
            sum += found * (i + 1);
        }
        return sum + known.computeIfAbsent(9, key -> x * key) * known.computeIfAbsent(0, key -> x * x);
    }

    @Differentiable
    static double removed(double x, double y) {
        Map<String, Double> map = new HashMap<>();
        map.put("x", x);
        map.put("y", y);
        Map<String, Double> copy = new HashMap<>(map);
        double gone = map.remove("x");
        map.put("x", gone * y);
        copy.putAll(map);
        map.clear();
        map.put("z", copy.get("x") + x);
        return map.containsKey("x") ? x : map.get("z") * copy.get("y");
    }

    /** A field that a class keeps its numbers in. */
    static final class Account {
        private final Map<String, Double> balances = new HashMap<>();

        boolean move(String from, String to, double amount) {
            if (balances.getOrDefault(from, 0.0) < amount) {
                return false;
            } else {
                balances.merge(from, -amount, Double::sum);
                balances.merge(to, amount, (a, b) -> a + b * 0.99);
                return true;
            }
        }
    }

    @Differentiable
    static double moved(@In(from = 1, to = 3) double x, @In(from = 0.5, to = 2) double y) {
        Account account = new Account();
        account.balances.put("a", x);
        account.balances.put("b", y);
        int done = 0;
        for (int i = 0; i < 4; i++) {
            if (account.move(i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "b" : "a", y * 0.4 * (i + 1))) {
                done++;
            }
        }
        return account.balances.get("a") * account.balances.get("b") + done;
    }

    @Differentiable
    static double given(double x, double w, double b) {
        Map<String, Double> params = Map.of("w", w, "b", b * b);
        Map<String, Double> changed = new TreeMap<>(params);
        for (Map.Entry<String, Double> entry : changed.entrySet()) {
            entry.setValue(entry.getValue() - 0.1 * params.get(entry.getKey()) * x);
        }
        changed.put("c", layer(x, params));
        return layer(x, changed) * changed.get("c");
    }
}
