package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomScope.Kind;

/** Random lists, queues, boxes, ragged tables, enums and long integers: what they give, and statements that change them. */
final class RandomCollections {
    /** The types, which all random methods of a class share. */
    static final String TYPES = """
                static final class Box<T> {
                    T value;

                    Box(T value) {
                        this.value = value;
                    }

                    T get() {
                        return value;
                    }

                    void set(T next) {
                        value = next;
                    }

                    <R> Box<R> map(java.util.function.Function<T, R> f) {
                        return new Box<>(f.apply(value));
                    }
                }

                enum Level {
                    LOW(0.5) {
                        @Override
                        double of(double t) {
                            return weight * Math.sin(t);
                        }
                    },
                    MIDDLE(0.3),
                    HIGH(-0.7);

                    final double weight;

                    Level(double weight) {
                        this.weight = weight;
                    }

                    double of(double t) {
                        return weight * t + 0.1;
                    }
                }

                private static <T> T either(boolean first, T a, T b) {
                    return first ? a : b;
                }

                private static double all(double... numbers) {
                    double sum = 0.1 * numbers.length;
                    for (double number : numbers) {
                        sum = sum * 0.5 + number;
                    }
                    return sum;
                }

            """;

    private final Choices choices;
    private final RandomScope scope;
    private final RandomExpressions expressions;
    private final RandomLambdas functions;

    RandomCollections(Choices choices, RandomScope scope, RandomExpressions expressions, RandomLambdas functions) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
        this.functions = functions;
    }

    private String any(Kind kind) {
        return choices.pick(scope.all(kind));
    }

    private String number(int h) {
        return expressions.bounded(expressions.real(h));
    }

    /** A number that one of these gives. */
    String real(int h) {
        int kind = choices.below(12);
        if (kind < 3 && scope.has(Kind.LIST)) {
            return ofList(any(Kind.LIST), h);
        } else if (kind < 5 && scope.has(Kind.DEQUE)) {
            String deque = any(Kind.DEQUE);
            return "(" + deque + ".isEmpty() ? " + expressions.real(h) + " : 0.9 * " + deque
                    + choices.pick(
                            ".peekFirst()", ".peekLast()", ".pollFirst()", ".pollLast()", ".pop()", ".removeLast()")
                    + ")";
        } else if (kind < 7 && scope.has(Kind.BOX)) {
            return "(0.3 + " + any(Kind.BOX)
                    + choices.pick(".get()", ".value", ".map(" + functions.boxed(h) + ").get()", ".value * 0.5")
                    + ")";
        } else if (kind < 9 && scope.has(Kind.RAGGED)) {
            return ofRagged(any(Kind.RAGGED));
        } else if (scope.has(Kind.LEVEL) && kind == 9) {
            return any(Kind.LEVEL) + choices.pick(".of(" + expressions.real(h) + ")", ".weight", ".ordinal() * 0.3");
        } else if (scope.has(Kind.LONG) && kind == 10) {
            return choices.pick(
                    "(" + any(Kind.LONG) + " & 15) * 0.1", "Math.floorMod(" + any(Kind.LONG) + ", 5L) * 0.2");
        }
        return switch (choices.below(4)) {
            case 0 -> "all(" + expressions.real(h) + ", " + expressions.real(0) + ")";
            case 1 -> "either(" + expressions.condition(h) + ", " + number(0) + ", " + number(h) + ") * 1.0";
            case 2 -> choices.pick("all()", "all(" + expressions.array(h) + ")", "all(" + expressions.real(h) + ")");
            default ->
                "new Box<>(" + number(h) + ")" + choices.pick(".get()", ".map(" + functions.boxed(h) + ").value")
                        + " * 1.0";
        };
    }

    private String ofList(String list, int h) {
        return switch (choices.below(6)) {
            case 0, 1, 2 -> "(" + list + ".isEmpty() ? 0.5 : " + list + ".get(" + place(list) + ") * 1.0)";
            case 3 -> list + ".size() * 0.1";
            case 4 -> list + ".stream().mapToDouble(" + functions.boxed(h) + ").sum() * 0.2";
            default ->
                "(" + list + ".size() < 2 ? " + expressions.real(h) + " : 1.0 * " + list + ".remove(" + place(list)
                        + "))";
        };
    }

    private String place(String list) {
        return choices.pick("0", list + ".size() - 1", "(" + expressions.integer(0) + " & 7) % " + list + ".size()");
    }

    /** An element of a ragged table, whose rows are as long as they like. */
    String ofRagged(String table) {
        String row = table + "[" + choices.pick("0", "1", "2", "(" + expressions.integer(0) + " & 7) % 3") + "]";
        return row
                + choices.pick(
                        "[0]",
                        "[" + row + ".length - 1]",
                        "[(" + expressions.integer(0) + " & 7) % " + row + ".length]");
    }

    /** A condition on one of these. */
    String condition(int h) {
        if (scope.has(Kind.LEVEL) && choices.below(2) == 1) {
            return any(Kind.LEVEL) + choices.pick(" == Level.LOW", " != Level.HIGH", ".weight > 0.4");
        } else if (scope.has(Kind.LIST)) {
            return any(Kind.LIST) + choices.pick(".isEmpty()", ".size() > 2");
        }
        return scope.has(Kind.DEQUE) ? any(Kind.DEQUE) + ".size() > 1" : "!(" + expressions.condition(h) + ")";
    }

    /** An integer. */
    String integer(int h) {
        String i = expressions.integer(h);
        return switch (choices.below(6)) {
            case 0 -> "Math.floorDiv(" + i + ", 3)";
            case 1 -> "Math.min(" + i + ", " + expressions.integer(0) + ")";
            case 2 -> scope.has(Kind.LONG) ? "(int) (" + any(Kind.LONG) + " % 7)" : "Math.abs(" + i + " % 5)";
            case 3 -> scope.has(Kind.LIST) ? any(Kind.LIST) + ".size()" : "Math.max(" + i + ", 1)";
            case 4 -> scope.has(Kind.LEVEL) ? any(Kind.LEVEL) + ".ordinal()" : "Integer.signum(" + i + ")";
            default -> "(char) ('a' + (" + i + " & 3)) - 'b'";
        };
    }

    /** A new one of these. */
    String of(Kind kind, int h) {
        if (scope.has(kind) && choices.below(2) == 1) {
            return any(kind);
        }
        return switch (kind) {
            case LIST ->
                "new java.util.ArrayList<>("
                        + (scope.has(Kind.LIST)
                                ? choices.pick("", any(Kind.LIST), lists(h))
                                : choices.pick("", lists(h)))
                        + ")";
            case DEQUE -> "new java.util.ArrayDeque<>()";
            case BOX -> "new Box<>(" + number(h) + ")";
            case LEVEL ->
                choices.pick(
                        "Level.LOW", "Level.HIGH", "(" + expressions.condition(h) + " ? Level.MIDDLE : Level.LOW)");
            case LONG -> choices.pick("3L", "(long) " + expressions.integer(0), expressions.integer(1) + " * 31L + 7");
            default ->
                "new double[][] {" + expressions.array(h) + ", {" + number(0) + "}, "
                        + choices.pick("new double[2]", expressions.of(Kind.LONG_ARRAY, h)) + "}";
        };
    }

    private String lists(int h) {
        return "java.util.List.of(" + number(h) + ", " + number(0) + ")";
    }

    /** A statement that changes one of these, or exchanges two things. */
    String change() {
        int kind = choices.below(10);
        if (kind < 4 && scope.has(Kind.LIST)) {
            return ofList(any(Kind.LIST));
        } else if (kind < 6 && scope.has(Kind.DEQUE)) {
            return any(Kind.DEQUE) + choices.pick(".addLast(", ".addFirst(", ".push(", ".offer(", ".add(") + number(1)
                    + ");";
        } else if (kind < 8 && scope.has(Kind.BOX)) {
            return any(Kind.BOX)
                    + choices.pick(".set(" + number(1) + ");", ".value = " + number(1) + ";", ".value *= 0.7;");
        } else if (kind == 8 && scope.has(Kind.RAGGED)) {
            String table = any(Kind.RAGGED);
            return choices.pick(
                    ofRagged(table) + choices.pick(" = ", " += ") + number(1) + ";",
                    table + "[" + expressions.index() + "] = " + expressions.array(1) + ";",
                    exchange("double[]", table + "[0]", table + "[" + choices.pick("1", "2") + "]"));
        } else if (scope.has(Kind.LONG) && !scope.assignable(Kind.LONG).isEmpty() && kind == 9) {
            return choices.pick(scope.assignable(Kind.LONG))
                    + choices.pick("++;", " += 5;", " = -3L;", " <<= 1;", " ^= 6;");
        }
        if (scope.has(Kind.TABLE) && choices.below(2) == 1) {
            String table = any(Kind.TABLE);
            return exchange("double[]", table + "[" + choices.below(3) + "]", table + "[" + choices.below(3) + "]");
        }
        String array = any(Kind.ARRAY);
        return exchange("double", array + "[" + choices.below(3) + "]", array + "[" + choices.below(3) + "]");
    }

    private String exchange(String type, String a, String b) {
        String kept = scope.fresh("kept");
        return type + " " + kept + " = " + a + "; " + a + " = " + b + "; " + b + " = " + kept + ";";
    }

    private String ofList(String list) {
        return switch (choices.below(8)) {
            case 0, 1 -> list + ".add(" + number(1) + ");";
            case 2 -> list + ".add(0, " + number(1) + ");";
            case 3 -> "if (!" + list + ".isEmpty()) " + list + ".set(" + place(list) + ", " + number(1) + ");";
            case 4 -> "java.util.Collections.sort(" + list + ");";
            case 5 -> list + ".replaceAll(" + functions.boxed(1) + ");";
            case 6 -> "if (" + list + ".size() > 1) " + list + ".remove(" + place(list) + ");";
            default -> list + choices.pick(".clear();", ".addAll(" + lists(1) + ");");
        };
    }

    /** The head of a loop over one of these with this counter; null where there is none. */
    String loop(String counter) {
        if (scope.has(Kind.RAGGED) && choices.below(2) == 1) {
            String row = any(Kind.RAGGED) + "[" + choices.below(3) + "]";
            return "for (int " + counter + " = 0; " + counter + " < " + row + ".length; " + counter + "++) {";
        } else if (scope.has(Kind.LIST)) {
            return "for (int " + counter + " = 0; " + counter + " < " + any(Kind.LIST) + ".size() && " + counter
                    + " < 4; " + counter + "++) {";
        }
        return scope.has(Kind.DEQUE)
                ? "for (int " + counter + " = 0; " + counter + " < 3 && !" + any(Kind.DEQUE) + ".isEmpty(); " + counter
                        + "++) {"
                : null;
    }

    /** A call of the library that changes an array, or an exception. */
    String library() {
        return switch (choices.below(4)) {
            case 0 -> "java.util.Arrays.fill(" + expressions.array(0) + ", " + expressions.real(1) + ");";
            case 1 ->
                "System.arraycopy(" + expressions.array(0) + ", " + choices.below(2) + ", " + expressions.array(0)
                        + ", " + choices.below(2) + ", 2);";
            case 2 -> "if (" + expressions.real(1) + " > 2.9) throw new IllegalArgumentException(\"large\");";
            default -> "java.util.Arrays.fill(" + expressions.array(0) + ", 1, 3, " + expressions.real(1) + ");";
        };
    }
}
