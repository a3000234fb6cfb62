package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;

/** The parts that translate one method, each of which needs the others. */
final class Translator {
    private final Code code;
    private final Functions functions;
    private final Conversions conversions;
    private final Branching branching;
    private final Expressions expressions;
    private final Operators operators;
    private final Assignments assignments;
    private final Arrays arrays;
    private final Names names;
    private final KeptCalls kept;
    private final Objects objects;
    private final Calls calls;
    private final Inlining inlining;
    private final Functionals functionals;
    private final Streams streams;
    private final FunctionExpressions functionExpressions;
    private final Instances instances;
    private final Construction construction;
    private final ObjectArrays objectArrays;
    private final Statements statements;
    private final Loops loops;
    private final Switches switches;
    private final Exceptions exceptions;
    private final Choices choices;
    private final ReferenceArrays references;
    private final Enums enums;
    private final Lists lists;
    private final Mappings mappings;
    private final Orderings orderings;
    private final Collections collections;
    private final MissingNumbers missing;
    private final Patterns patterns;

    Translator(Code code, Functions functions) {
        this.code = code;
        this.functions = functions;
        conversions = new Conversions(this);
        branching = new Branching(code);
        expressions = new Expressions(this);
        operators = new Operators(this);
        assignments = new Assignments(this);
        arrays = new Arrays(this);
        names = new Names(this);
        kept = new KeptCalls(this);
        objects = new Objects(this);
        calls = new Calls(this);
        inlining = new Inlining(this);
        functionals = new Functionals(this);
        streams = new Streams(this);
        functionExpressions = new FunctionExpressions(this);
        instances = new Instances(this);
        construction = new Construction(this);
        objectArrays = new ObjectArrays(this);
        statements = new Statements(this);
        loops = new Loops(this);
        switches = new Switches(this);
        exceptions = new Exceptions(this);
        choices = new Choices(this);
        references = new ReferenceArrays(this);
        enums = new Enums(this);
        lists = new Lists(this);
        mappings = new Mappings(this);
        orderings = new Orderings(this);
        collections = new Collections(this);
        missing = new MissingNumbers(this);
        patterns = new Patterns(this);
    }

    Functions functions() {
        return functions;
    }

    Code code() {
        return code;
    }

    Conversions conversions() {
        return conversions;
    }

    Branching branching() {
        return branching;
    }

    Operators operators() {
        return operators;
    }

    Assignments assignments() {
        return assignments;
    }

    Arrays arrays() {
        return arrays;
    }

    Names names() {
        return names;
    }

    KeptCalls kept() {
        return kept;
    }

    Objects objects() {
        return objects;
    }

    Calls calls() {
        return calls;
    }

    Inlining inlining() {
        return inlining;
    }

    Functionals functionals() {
        return functionals;
    }

    Streams streams() {
        return streams;
    }

    FunctionExpressions functionExpressions() {
        return functionExpressions;
    }

    Instances instances() {
        return instances;
    }

    ObjectArrays objectArrays() {
        return objectArrays;
    }

    Construction construction() {
        return construction;
    }

    Statements statements() {
        return statements;
    }

    Loops loops() {
        return loops;
    }

    Switches switches() {
        return switches;
    }

    Exceptions exceptions() {
        return exceptions;
    }

    Choices choices() {
        return choices;
    }

    ReferenceArrays references() {
        return references;
    }

    Enums enums() {
        return enums;
    }

    Lists lists() {
        return lists;
    }

    Mappings mappings() {
        return mappings;
    }

    Orderings orderings() {
        return orderings;
    }

    Collections collections() {
        return collections;
    }

    MissingNumbers missing() {
        return missing;
    }

    Patterns patterns() {
        return patterns;
    }

    /** Translates an expression; null for a call without result. */
    Value evaluate(ExpressionTree tree) {
        return tree.accept(expressions, null);
    }

    /** Translates an expression that has a value. */
    Value value(ExpressionTree tree) {
        Value value = evaluate(tree);
        return value == null ? code.dummy(tree) : missing.number(tree, value);
    }

    /** Translates an expression and converts it implicitly. */
    Value value(ExpressionTree tree, Type target) {
        Value literal = conversions.literal(tree, target);
        return literal != null ? literal : conversions.convert(value(tree), target, tree);
    }

    /** Refusing helper for visitors: the source text of a kind of tree, in words. */
    static String kind(Tree tree) {
        return tree.getKind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
