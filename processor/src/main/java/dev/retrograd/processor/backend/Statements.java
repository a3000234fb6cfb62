package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a function's regions as Java statements. */
final class Statements {
    /** The statements of a region that are being made. */
    private record Block(Region region, List<Stmt> statements) {}

    private final Index index;
    private final Effects effects;
    private final Inlining inlining;
    private final Variables variables;
    private final Notes notes;
    private final Names names;
    private final Expressions expressions;
    private final StorageExpressions storage;
    private final Results results;
    private final Calls calls;
    private final Set<Variable> declared = new HashSet<>();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private Op.Invoke chunk;
    private Expr.Name workspaces;

    Statements(Lowered lowered, Names names, StorageExpressions storage, Results results, Calls calls) {
        this.index = lowered.index();
        this.effects = lowered.effects();
        this.inlining = lowered.inlining();
        this.variables = lowered.variables();
        this.expressions = lowered.expressions();
        this.notes = new Notes(index, inlining);
        this.names = names;
        this.storage = storage;
        this.results = results;
        this.calls = calls;
    }

    /** The statements of the whole function. */
    List<Stmt> body() {
        List<Stmt> statements = new ArrayList<>();
        inBlock(index.root(), statements, () -> {
            if (region(index.root())) {
                results.write(index.root().terminator(), expressions, storage, statements);
            }
        });
        return statements;
    }

    private void inBlock(Region region, List<Stmt> statements, Runnable writer) {
        blocks.push(new Block(region, statements));
        writer.run();
        blocks.pop();
    }

    /** Writes a region's statements up to a certain exception; {@return whether its end can be reached} */
    private boolean region(Region region) {
        for (Op op : region.body()) {
            if (!inlining.isInlined(op) && !isDead(op)) {
                statement(op);
                if (!completes(op)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean completes(Op op) {
        return !(op instanceof Op.Throw)
                && !(op instanceof Op.If branch
                        && branch.regions().stream()
                                .noneMatch(side -> side.ops().stream().allMatch(Statements::completes)));
    }

    private boolean isDead(Op op) {
        if (!effects.of(op).isPure()) {
            return false;
        }
        for (Value result : op.results()) {
            if (index.useCount(result) > 0) {
                return false;
            }
        }
        return true;
    }

    private void statement(Op op) {
        if (StorageExpressions.isWrapped(op, index)) {
            assign(op.result(), storage.wrapped(op), notes.of(op));
        } else if (op instanceof Op.Call || op instanceof Op.Load || op instanceof Op.Length) {
            assign(op.result(), expressions.definition(op), notes.of(op));
        } else if (op instanceof Op.Alloc || op instanceof Op.Shadow || op instanceof Op.Copy) {
            assign(op.result(), storage.allocated(op), notes.of(op));
        } else if (op instanceof Op.Store store) {
            Expr element = expressions.element(store.array(), store.index());
            add(Simplify.assign(element, expressions.assigned(store.value()), notes.of(op)));
        } else if (op instanceof Op.Accumulate accumulate) {
            add(new Stmt.Evaluate(storage.accumulated(accumulate), notes.of(op)));
        } else if (op instanceof Op.Invoke invoke) {
            invoke(invoke);
        } else if (op instanceof Op.Throw thrown) {
            List<Expr> arguments =
                    thrown.operands().stream().map(expressions::exact).toList();
            add(new Stmt.Throw(new Expr.NewObject(new ClassType(thrown.exception()), arguments), notes.of(op)));
        } else if (op instanceof Op.If branch) {
            branch(branch);
        } else if (op instanceof Op.For loop) {
            counted(loop);
        } else if (op instanceof Op.While loop) {
            repeated(loop);
        } else {
            throw new IllegalArgumentException("the storage plan has left " + op);
        }
    }

    private void invoke(Op.Invoke invoke) {
        if (invoke == chunk) {
            chunkResults(invoke);
            return;
        }
        List<Value> used = invoke.results().stream()
                .filter(result -> index.useCount(result) > 0)
                .toList();
        boolean returned = !used.isEmpty() && used.get(0) == invoke.result();
        if (returned) {
            assign(invoke.result(), calls.result(invoke, expressions), notes.of(invoke));
        } else if (!Calls.isField(invoke)) {
            add(new Stmt.Evaluate(calls.call(invoke, expressions), notes.of(invoke)));
        }
        used.subList(returned ? 1 : 0, used.size())
                .forEach(result -> assign(result, calls.output(invoke, result, calls.workspace()), ""));
    }

    /** Reads what a chunk, which has run before the loop, has left in its workspace. */
    private void chunkResults(Op.Invoke invoke) {
        Expr place = new Expr.Element(
                workspaces,
                expressions.exact(invoke.operands().get(0)),
                calls.workspace().type());
        invoke.results().stream()
                .filter(result -> index.useCount(result) > 0)
                .forEach(result -> assign(result, calls.output(invoke, result, place), ""));
    }

    /** Runs all chunks of a loop. */
    private void launch(Op.Invoke invoke) {
        Type type = new ArrayType(calls.workspace().type());
        workspaces = new Expr.Name(names.temporary("workspaces", blocks.peek().region()), type);
        chunk = invoke;
        add(new Stmt.Declare(
                type, workspaces.name(), Optional.of(calls.launch(invoke, expressions)), notes.of(invoke)));
    }

    private void branch(Op.If branch) {
        Expr condition = expressions.exact(branch.condition());
        if (inlining.isExpression(branch) && branch.regions().stream().noneMatch(side -> isUnchanged(branch, side))) {
            assign(branch.result(), expressions.definition(branch), notes.of(branch));
            return;
        }
        List<Stmt> then = side(branch, branch.then());
        List<Stmt> otherwise = side(branch, branch.otherwise());
        if (!then.isEmpty() || !otherwise.isEmpty() || !inlining.isPure(branch.condition())) {
            add(Simplify.branch(condition, then, otherwise, notes.of(branch)));
        }
    }

    /** Whether one side of a branch leaves the variable as it is. */
    private boolean isUnchanged(Op.If branch, Region side) {
        Value result = side.yields().get(0);
        return !inlining.isInlined(result) && variables.of(result) == variables.of(branch.result());
    }

    private List<Stmt> side(Op.If branch, Region side) {
        List<Stmt> statements = new ArrayList<>();
        inBlock(side, statements, () -> {
            if (region(side)) {
                move(branch.targets(), side.yields());
            }
        });
        return statements;
    }

    private void counted(Op.For loop) {
        Op.Invoke run = Calls.chunk(loop);
        if (run != null) {
            launch(run);
        }
        move(loop.carried(), loop.inits());
        Expr counter = expressions.variable(loop.counter());
        Expr first = expressions.assigned(loop.first());
        String operator = (loop.step() > 0 ? "<" : ">") + (loop.inclusive() ? "=" : "");
        Expr condition = new Expr.Binary(operator, counter, expressions.assigned(loop.limit()), Primitive.BOOLEAN);
        declared.add(variables.of(loop.counter()));
        List<Stmt> statements = new ArrayList<>();
        inBlock(loop.body(), statements, () -> {
            if (region(loop.body())) {
                move(loop.carried(), loop.body().yields());
            }
        });
        add(new Stmt.Counted(
                loop.counter().type(),
                counter,
                first,
                condition,
                step(counter, loop.step()),
                statements,
                notes.of(loop)));
    }

    private static Stmt step(Expr counter, int step) {
        String sign = step > 0 ? "+" : "-";
        return Math.abs(step) == 1
                ? new Stmt.Step(counter, sign + sign, "")
                : new Stmt.Assign(counter, sign + "=", new Expr.Literal(Math.abs(step), Primitive.INT), "");
    }

    private void repeated(Op.While loop) {
        Region test = loop.condition();
        List<Value> yields = test.yields();
        move(test.params(), loop.inits());
        List<Stmt> statements = new ArrayList<>();
        inBlock(test, statements, () -> {
            region(test);
            move(loop.body().params(), yields.subList(1, yields.size()));
        });
        Expr condition = expressions.exact(yields.get(0));
        if (!statements.isEmpty() || isConstant(condition)) {
            // javac takes a loop with a constant condition to run for ever, or to have a body that is never reached
            List<Stmt> leave = List.of(new Stmt.Break(""));
            statements.add(new Stmt.Branch(Simplify.not(condition), leave, List.of(), ""));
            condition = new Expr.Literal(true, Primitive.BOOLEAN);
        }
        inBlock(loop.body(), statements, () -> {
            if (region(loop.body())) {
                move(test.params(), loop.body().yields());
            }
        });
        add(new Stmt.Repeat(condition, statements, notes.of(loop)));
    }

    private static boolean isConstant(Expr expr) {
        return expr instanceof Expr.Literal
                || ((expr instanceof Expr.Unary || expr instanceof Expr.Binary || expr instanceof Expr.Cast)
                        && expr.operands().stream().allMatch(Statements::isConstant));
    }

    /** Assigns several variables at once. */
    private void move(List<Value> targets, List<Value> sources) {
        List<ParallelCopy.Move> moves = new ArrayList<>();
        List<Value> changed = new ArrayList<>();
        List<Value> taken = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Value source = sources.get(i);
            Variable target = variables.of(targets.get(i));
            if (inlining.isInlined(source) || variables.of(source) != target) {
                Set<Variable> reads = new LinkedHashSet<>();
                reads(source, reads);
                moves.add(new ParallelCopy.Move(target, reads));
                changed.add(targets.get(i));
                taken.add(source);
            }
        }
        String[] aside = new String[moves.size()];
        for (ParallelCopy.Step step : ParallelCopy.order(moves)) {
            int number = step.number();
            Value target = changed.get(number);
            String note = notes.of(taken.get(number));
            switch (step.part()) {
                case ALL -> assign(target, expressions.assigned(taken.get(number)), note);
                case EVALUATE -> {
                    aside[number] = names.temporary(
                            variables.of(target).name() + "Next", blocks.peek().region());
                    Expr value = expressions.assigned(taken.get(number));
                    add(new Stmt.Declare(target.type(), aside[number], Optional.of(value), note));
                }
                case ASSIGN -> assign(target, new Expr.Name(aside[number], target.type()), note);
            }
        }
    }

    private void reads(Value value, Set<Variable> reads) {
        if (!inlining.isInlined(value)) {
            reads.add(variables.of(value));
            return;
        }
        Op definition = index.definition(value);
        definition.operands().forEach(operand -> reads(operand, reads));
        definition.regions().forEach(region -> region.yields().forEach(result -> reads(result, reads)));
    }

    private void assign(Value target, Expr value, String note) {
        Variable variable = variables.of(target);
        Expr.Name name = new Expr.Name(variable.name(), variable.type());
        if (variable.isParameter() || declared.contains(variable)) {
            add(Simplify.assign(name, value, note));
            return;
        }
        declared.add(variable);
        if (Index.same(blocks.peek().region(), variable.scope())) {
            add(new Stmt.Declare(variable.type(), variable.name(), Optional.of(value), note));
            return;
        }
        Block scope = blocks.stream()
                .filter(block -> Index.same(block.region(), variable.scope()))
                .findFirst()
                .orElseThrow();
        scope.statements().add(new Stmt.Declare(variable.type(), variable.name(), Optional.empty(), ""));
        add(Simplify.assign(name, value, note));
    }

    private void add(Stmt statement) {
        blocks.peek().statements().add(statement);
    }
}
