package corpus.outliving;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Objects and lists that a helper changes on all its ways out: what it did to them outlives its return. */
final class Outliving {
    private Outliving() {}

    static final class Account {
        double sum;
        int entries;
        double[] last = new double[2];
    }

    private static int enter(Account account, double x) {
        if (x > 0.5) {
            account.sum += x * x;
            account.last[0] = x;
            return 1;
        } else {
            account.sum -= 2 * x;
            account.entries++;
            return 2;
        }
    }

    @Differentiable
    static double argument(@In(from = -1, to = 2) double x, double y) {
        Account account = new Account();
        int kind = enter(account, x);
        kind += enter(account, x * y);
        return account.sum * kind + account.entries * y + account.last[0] * x;
    }

    private static Account opened(double x) {
        Account account = new Account();
        if (x > 0.5) {
            account.sum = Math.sin(x);
            return account;
        } else {
            account.sum = x * x;
            account.entries = 3;
            return account;
        }
    }

    @Differentiable
    static double result(@In(from = -1, to = 2) double x, double y) {
        Account account = opened(x);
        return account.sum * y + account.entries * x;
    }

    private static double put(List<Double> numbers, double x) {
        if (x > 0.5) {
            numbers.add(x);
            return 2 * x;
        } else {
            numbers.add(x * x);
            numbers.add(3 * x);
            return x;
        }
    }

    @Differentiable
    static double list(@In(from = -1, to = 2) double x, double y) {
        List<Double> numbers = new ArrayList<>();
        double r = put(numbers, x) * put(numbers, y);
        for (double number : numbers) {
            r = r * 0.5 + number * number;
        }
        return r + numbers.size() * y;
    }

    private static Deque<Double> filled(double x) {
        Deque<Double> numbers = new ArrayDeque<>();
        if (x > 0.5) {
            numbers.push(x * x);
            return numbers;
        }
        numbers.push(x);
        numbers.addLast(Math.exp(x));
        return numbers;
    }

    @Differentiable
    static double queue(@In(from = -1, to = 2) double x, double y) {
        Deque<Double> numbers = filled(x);
        return numbers.size() * y + numbers.peekFirst() * y + numbers.peekLast() * x;
    }

    private static double early(double x, int n) {
        if (n > 1) {
            return x * x;
        }
        double[] weights = java.util.stream.IntStream.range(0, 3).mapToDouble(k -> 0.1 * k).toArray();
        return x + weights[n];
    }

    @Differentiable
    static double untouched(@In(from = -1, to = 2) double x, @In(from = 0, to = 3) int n) {
        List<Double> numbers = new ArrayList<>();
        double r = early(x, n);
        numbers.add(Math.sin(r));
        numbers.add(r * x);
        return numbers.get(0) * numbers.get(1);
    }

    @Differentiable
    static double captured(@In(from = -1, to = 2) double x, double y) {
        List<Double> numbers = new ArrayList<>();
        Runnable more = () -> {
            if (y > 0.5) {
                numbers.add(x * y);
                return;
            } else {
                numbers.add(y);
                numbers.add(y * y);
                return;
            }
        };
        more.run();
        more.run();
        double s = 0;
        for (double number : numbers) {
            s += number * x;
        }
        return s;
    }

    static final class Walker {
        private double at;
        private int steps;

        private double step(double by) {
            steps++;
            if (by < 0) {
                at -= by;
                return at;
            }
            switch (steps) {
                case 1:
                    at += by * by;
                    return at * 2;
                default:
                    at *= by;
                    return at + by;
            }
        }
    }

    @Differentiable
    static double receiver(@In(from = -1, to = 2) double x, @In(from = -1, to = 2) double y) {
        Walker walker = new Walker();
        double r = walker.step(x);
        r += walker.step(y);
        r *= walker.step(x * y);
        return r + walker.at * walker.steps;
    }
}
