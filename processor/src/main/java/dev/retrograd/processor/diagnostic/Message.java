package dev.retrograd.processor.diagnostic;

import java.util.List;

/**
 * Every message, with a code that never changes its meaning. In texts and advice {@code {0}}, {@code {1}} stand for operands.
 *
 * <p>RG0xx: the annotated method's declaration; RG1xx: its body; RG2xx: what analyses find; RG3xx: the build; RG4xx:
 * hazards.
 */
public enum Message {
    /** The companion could not call the method. */
    PRIVATE_METHOD("RG001", "method {0} is private, so its companion could not refer to it", "make it package-private"),
    /** There is nothing to differentiate. */
    ABSTRACT_METHOD("RG002", "method {0} is abstract and has no body", "annotate the methods that implement it"),
    /** There is nothing to differentiate. */
    NATIVE_METHOD("RG003", "method {0} is native and has no Java body", "write it in Java"),
    /** There is nothing to differentiate with respect to. */
    NO_ACTIVE_PARAMETER(
            "RG004",
            "method {0} has no parameter to differentiate with respect to",
            "give it a parameter of type double or float, an array of these or a Matrix, without @Constant"),
    /** There is nothing to differentiate. */
    VOID_METHOD(
            "RG005",
            "method {0} returns nothing to differentiate",
            "return the result, or mark the array that it writes @Output"),
    /** The result carries no derivative. */
    RESULT_TYPE(
            "RG006",
            "method {0} returns {1}, which carries no derivative",
            "return double or float, an array of these or a Matrix"),
    /** The representation has no such type. */
    PARAMETER_TYPE(
            "RG007", "parameter {0} has the unsupported type {1}", "pass primitives, arrays of these or a Matrix"),
    /** Types would be unknown. */
    GENERIC_METHOD("RG008", "method {0} is generic", "declare its parameters with concrete types"),
    /** The companion could not refer to the class. */
    INACCESSIBLE_CLASS(
            "RG009",
            "method {0} is in {1}, which its companion could not refer to",
            "move it to a named class that is not private"),

    /** Two companions would have the same name, or one that of a class. */
    NAME_CLASH(
            "RG010",
            "the companion {0} would have the same name as {1}",
            "choose another name: @Differentiable(name = \"{2}\")"),
    /** The companion could not tell a type from its own nested types. */
    RESERVED_NAME(
            "RG011",
            "the companion has nested types of its own called Gradient and Workspace and could not refer to {0}",
            "choose another name: @Differentiable(name = ...)"),
    /** Optimisers take functions of one array. */
    NO_OBJECTIVE(
            "RG012",
            "method {0} is no objective: that takes a double or double[] result, one active parameter of type double[] and no checked exceptions",
            "mark the other parameters @Constant, or do not ask for OBJECTIVE"),
    /** Hessians are of scalar functions. */
    NO_SCALAR(
            "RG013",
            "the result of method {0} is no number, so it has no {1}",
            "return a double or a float, or ask for JACOBIAN"),
    /** A rule gives derivatives in one direction. */
    RULE_MODE(
            "RG017",
            "the rule of {0} gives no {1}, so method {2} has no {3}",
            "write a rule with mode = {4}, or do without {3}"),
    /** A companion in a jar has what was asked for when the jar was compiled. */
    COMPANION_MEMBER(
            "RG018",
            "the companion of {0} has no {1}, so method {2} has no {3}",
            "ask for {1} where {0} is annotated and compile its jar again, or do without {3}"),

    /** The companion could not put the result together. */
    RESULT_CLASS(
            "RG020",
            "method {0} returns {1}, which its companion could not make: {2}",
            "give it a constructor that takes its fields in order and keeps them as they are"),
    /** The companion could not refer to a class. */
    PARAMETER_CLASS(
            "RG021",
            "parameter {0} is of class {1}, which the companion could not refer to",
            "make the class package-private"),
    /** Nothing would come of it. */
    SETTING_ALONE(
            "RG022",
            "method {0} has @{1} and is not @Differentiable: nothing would come of it",
            "put it on the method whose companion it is for, or leave it out"),
    /** A result has one type. */
    OUTPUT(
            "RG030",
            "parameter {0} cannot be an @Output: that is the one array of double or float that a void method writes",
            "mark one array of a void method, or return the result"),

    /** The generated source calls it. */
    RULE_METHOD(
            "RG041",
            "derivative rule {0} could not be called: it is private, generic, belongs to an object or throws checked exceptions",
            "make it static and not private"),
    /** The rule would belong to nothing. */
    RULE_TARGET(
            "RG042", "derivative rule {0} is of {1}, which does not exist", "correct type, method or parameters: {2}"),
    /** There is nothing to write a rule for. */
    RULE_WITHOUT_DERIVATIVE(
            "RG043",
            "derivative rule {0}: method {1} has no parameter, or no result, that carries a derivative",
            "rules are for methods from double, float, arrays of these and Matrix to one of these"),
    /** The call in the generated source would not compile. */
    RULE_PARAMETERS("RG044", "derivative rule {0} has the wrong number of parameters", "declare the parameters {1}"),
    /** The call in the generated source would not compile. */
    RULE_PARAMETER(
            "RG045", "parameter {0} of derivative rule {1} has to be a {2}, not a {3}", "declare the parameters {4}"),
    /** The adjoints could not be told apart. */
    RULE_RESULT("RG046", "derivative rule {0} returns {2} in place of {1}", "return {1}"),
    /** Nobody could say which one counts. */
    RULE_TWICE("RG047", "derivative rule {0} is the second one of {1}, after {2}", "remove one of them"),

    /** Fields of objects are not part of the language yet. */
    INSTANCE_STATE("RG101", "{0} belongs to an object", "pass the value as a parameter"),
    /** The companion could not read the field. */
    MUTABLE_STATIC(
            "RG102",
            "static field {0} is out of the companion's reach",
            "make it package-private, or pass the value as a parameter"),
    /** A constant's initialiser is not at hand. */
    CONSTANT_WITHOUT_SOURCE(
            "RG103", "the initialiser of {0} is not in this compilation", "pass the value as a parameter"),
    /** A local variable cannot hold it. */
    LOCAL_TYPE("RG104", "variable {0} has the unsupported type {1}", "use primitives, arrays of these or a Matrix"),
    /** An expression that is not part of the language. */
    EXPRESSION(
            "RG105",
            "this kind of expression ({0}) is not supported",
            "write it with operators, Math, arrays and helper methods"),
    /** A statement that is not part of the language. */
    STATEMENT("RG106", "this kind of statement ({0}) is not supported", "write it with if, loops and assignments"),
    /** An operator on operands that are no numbers. */
    OPERATOR("RG107", "operator {0} is not supported on {1}", "apply it to primitive values"),
    /** An assignment to something that is no local variable or array element. */
    ASSIGNMENT_TARGET(
            "RG108", "{0} is assigned to, which outlives the call", "assign to a local variable and return it"),
    /** Boxing hides values. */
    CONVERSION("RG109", "{0} is converted to {1} here", "use primitive types and explicit casts"),
    /** A method whose body is not known. */
    NO_SOURCE(
            "RG110",
            "method {0} has neither source in this compilation nor a rule",
            "write it as a helper method in this compilation, give it a rule by @DerivativeOf, or keep the numbers in an array"),
    /** A method that calls itself and cannot become one of the companion's. */
    RECURSION(
            "RG111",
            "method {0} calls itself, with objects among its parameters or results that change or may be null",
            "pass numbers, arrays, Matrix, records and functions, or write it as a loop"),
    /** The method that runs is known only at run time. */
    VIRTUAL_CALL(
            "RG112",
            "which method {0} runs is known only at run time",
            "make its class or the method final, or call a static method"),
    /** A library method of arrays or matrices that has no counterpart. */
    LIBRARY_METHOD("RG113", "library method {0} is not supported", "write it with operators and loops"),
    /** A cast that is not between primitives. */
    CAST("RG114", "cast from {0} to {1} is not supported", "cast between primitive types only"),
    /** A loop over something that the companion cannot name. */
    ITERATION("RG115", "the loop runs over {0}, which the companion could not name", "loop over an array or an index"),
    /** An exception that the companion could not make. */
    EXCEPTION(
            "RG117",
            "the companion could not throw {0} as the method does",
            "write throw new with an exception class and a constructor that the package can access"),
    /** A switch over, or to, something that variables cannot hold. */
    SELECTOR("RG118", "the switch over {0} is not supported", "use if, or another type"),
    /** Helpers that call helpers that call helpers, each more than once. */
    TOO_LARGE(
            "RG119",
            "with {0}, more than 10000 calls of helpers would be inlined",
            "call helpers in a loop, or keep the result of a call in a variable"),

    /** A derivative whose derivative is not at hand. */
    NESTED(
            "RG120",
            "the derivative of {0} cannot be taken: {1}",
            "call gradient, jvp or hvp in the form that returns a record, of a method that can be differentiated"),

    /** A rule that has been compiled against something else. */
    RULE_BROKEN(
            "RG121",
            "the rule {1} of method {0} cannot be used: {2}",
            "compile it again against the method as it is now"),
    /** The generated source would have to put the object together. */
    RULE_ARGUMENT(
            "RG122",
            "an object of parts or a function is passed to method {0}, which has a rule",
            "pass numbers, arrays, Matrix or data without numbers to methods with rules"),

    /** A companion that is not there, or of another version of its method. */
    COMPANION(
            "RG123",
            "method {0} comes from a jar without a companion {1} that fits it",
            "compile the jar with the processor, from sources that fit its classes, with numbers, arrays or Matrix as parameters and result"),

    /** A field that the companion cannot read. */
    HIDDEN_FIELD(
            "RG130",
            "field {0} of {1} cannot be read by the companion",
            "make it package-private or add an accessor that returns it"),
    /** Objects that are handed in are never changed. */
    ASSIGNED_FIELD(
            "RG131",
            "field {0} of an object that was handed in is assigned to",
            "make a new object, or return the value"),
    /** Branches or loops have merged references to objects that may change. */
    OBJECT_UNKNOWN(
            "RG132",
            "which object {0} is depends on how the method got here",
            "make its class a record, and keep what a chain of objects would hold in arrays; or keep to one object"),
    /** An object as a whole is no number. */
    OBJECT_USE("RG133", "an object of class {0} is used as a whole here", "use its fields"),
    /** References to one object from two places of an array. */
    STORED_OBJECT(
            "RG134",
            "{0} stores an object that others may refer to, or replaces one",
            "store new objects, write array[i] = new ..., before elements are used; or make the class a record"),
    /** Functions are put in place while the method is read. */
    UNKNOWN_FUNCTION(
            "RG150",
            "which function {0} stands for is not known here",
            "call it where it is a lambda or method reference, or branch between calls and not between functions"),

    /** What streams do beyond a loop. */
    STREAM("RG151", "stream operation {0} is not supported", "write it as a loop"),
    /** Lists of numbers become arrays. */
    LIST("RG152", "{0} is not supported on a list, queue, stack or map of numbers", "keep the numbers in an array"),
    /** An active value would outlive the call, and its derivative with it. */
    OUTLIVES(
            "RG161",
            "an array with active values is within reach of others through {0}",
            "pass a copy of the numbers that it needs, as a @Constant parameter"),
    /** The companion is another class. */
    INACCESSIBLE(
            "RG162",
            "the companion could not refer to {0}",
            "make it package-private, or add an accessor or a constant"),
    /** It is data, read where the method reads it. */
    FIELD_IS_CONSTANT(
            "RG163",
            Severity.NOTE,
            "field",
            "field {0} is not final; its value counts as a constant",
            "pass it as a parameter to get its derivative"),
    /** The companion runs it behind the statements only. */
    FINALLY(
            "RG164",
            "the finally block jumps, or acts on more than local numbers, which would be missing where the try block throws",
            "put what it does behind the try statement"),
    /** An active number in a collection would be one without derivative to whoever finds it there. */
    KEPT(
            "RG165",
            "{0} keeps a number with a derivative beyond the call",
            "return the number, or keep Retrograd.constant of it"),

    /** A derivative is lost where nobody sees it. */
    HIDDEN_NARROWING(
            "RG201",
            Severity.WARNING,
            "narrowing",
            "{0} narrows {1} to {2} without saying so, and its derivative becomes 0",
            "write the cast, or make the variable {1}"),
    /** A function without derivative in the table. */
    NO_RULE(
            "RG202",
            "{0} has no derivative rule, and the result depends on it",
            "write it with functions that have one, or pass its value as a @Constant parameter"),
    /** A derivative that is zero by construction. */
    NO_INFLUENCE(
            "RG203",
            Severity.WARNING,
            "influence",
            "the derivative with respect to {0} is 0 everywhere: {1}",
            "mark {0} @Constant if that is meant"),

    /** The annotation contradicts itself. */
    CHECKPOINT_SETTING("RG211", "@Checkpoint has {0}", "give either snapshots or bytes, at least 1"),
    /** The loop's state cannot be kept and taken up again. */
    CHECKPOINT_LOOP("RG212", "no loop can be checkpointed: {0}", "see the message's page, or leave @Checkpoint out"),

    /** Nothing in the method can run in several threads. */
    NOT_PARALLEL(
            "RG213",
            "no loop of method {0} can run in several threads: {1}",
            "let iterations meet in sums only, or leave parallel = true out"),
    /** A loop runs in one thread. */
    SEQUENTIAL_LOOP(
            "RG214",
            Severity.WARNING,
            "sequential",
            "the loop runs in one thread: {0}",
            "let iterations meet in sums only"),

    /** Only javac lets a processor see method bodies. */
    NOT_JAVAC(
            "RG301",
            "Retrograd needs javac, this is {0}",
            "compile with javac; in an IDE, delegate the build to Maven or Gradle"),
    /** An option that is not known. */
    OPTION("RG302", "wrong option {0}", "correct it or leave it out"),
    /** The file could not be created. */
    CANNOT_WRITE("RG303", "companion {0} could not be written: {1}", "remove what stands in its place"),
    /** The nested compilation and javac differ. */
    DIFFERENT_ATTRIBUTION(
            "RG304",
            "the method was not read the way javac compiles it: {0}",
            "keep processors that change classes in memory away from differentiated methods"),
    /** A fault of the processor. */
    INTERNAL("RG305", "internal fault while differentiating {0}: {1}", "please report it with {2}"),
    /** Asked for by an option. */
    EXPLANATION(
            "RG306",
            Severity.NOTE,
            "",
            "how the derivatives of {0} are computed:\n{1}",
            "leave out -Aretrograd.explain to see no more of this"),
    /** Only numbers, arrays of them and matrices are drawn. */
    NO_SAMPLES(
            "RG307",
            "the test of {0} would have no points: {1} stands in the way",
            "give points by @Samples on the method, or write the test by hand with GradientCheck"),
    /** Trees are walked recursively, as javac does. */
    TOO_DEEP(
            "RG308",
            "{0} is nested too deeply for the stack of this compiler",
            "compute the innermost parts in statements of their own, or give javac more stack: -J-Xss16m"),

    /** A test without methods would always pass. */
    NO_TESTED_METHODS(
            "RG309",
            "class {0} has no @Differentiable method to test",
            "name the class whose methods are annotated; those of nested classes are tested by naming these"),
    /** The branch for one point has a derivative of its own. */
    EQUALITY(
            "RG401",
            Severity.NOTE,
            "equality",
            "{0} is compared with {1} for equality: where they are equal, the derivative is that of the branch taken",
            "compare with < or >, or write a formula that holds at the point, too"),
    /** An infinite factor, and NaN where a 0 meets it. */
    INFINITE_DERIVATIVE(
            "RG402",
            Severity.NOTE,
            "infinite",
            "the derivative of {0} is infinite or undefined here for {1}",
            "add a small constant to the argument, or test that it is positive first"),
    /** The derivative is a matter of definition at every point. */
    TIE(
            "RG403",
            Severity.NOTE,
            "tie",
            "{0} has {1} whatever the arguments are, and stands on its kink",
            "write what is meant without {0}"),
    /** The derivative is that of the turns made. */
    STOPPING_TEST(
            "RG404",
            Severity.NOTE,
            "stopping",
            "{0} decides when the loop ends: the derivative is that of the turns made, which may not have converged when the value has",
            "go on for a few turns, or give the solution a rule of its own by @DerivativeOf"),
    /** The derivative is of a number with fewer digits. */
    LOST_PRECISION(
            "RG405",
            Severity.NOTE,
            "precision",
            "{0} is rounded from double to float here, and its derivative with it",
            "keep it in a double"),
    /** The result has fewer digits than its operands. */
    CANCELLATION("RG406", Severity.NOTE, "cancellation", "{0} loses its digits where {1}", "write {2}"),
    /** Numbers leave their range on the way to one that does not. */
    OVERFLOW(
            "RG407",
            Severity.NOTE,
            "overflow",
            "{0} overflows or vanishes for arguments whose result would be moderate, and its derivative becomes NaN or 0",
            "{1}");

    private final String code;
    private final Severity severity;
    private final String lint;
    private final String text;
    private final String advice;

    Message(String code, String text, String advice) {
        this(code, Severity.ERROR, "", text, advice);
    }

    Message(String code, Severity severity, String lint, String text, String advice) {
        this.code = code;
        this.severity = severity;
        this.lint = lint;
        this.text = text;
        this.advice = advice;
    }

    /** The stable code, which is also the name of its page in the documentation. */
    public String code() {
        return code;
    }

    /** The name by which it is switched and suppressed; empty for errors and for what was asked for. */
    public String lint() {
        return lint;
    }

    /** How much it weighs, unless an option says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** What is wrong. */
    public String text(List<String> operands) {
        return fill(text, operands);
    }

    /** What to write instead. */
    public String advice(List<String> operands) {
        return fill(advice, operands);
    }

    private static String fill(String pattern, List<String> operands) {
        String filled = pattern;
        for (int i = 0; i < operands.size(); i++) {
            filled = filled.replace("{" + i + "}", operands.get(i));
        }
        return filled;
    }
}
