using Globus.Automate.Emulator.Evaluation.Calls;
using Globus.Automate.Emulator.Evaluation.Functions;
using Globus.Automate.Emulator.Evaluation.Operators;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Evaluation.Values;
using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation.Expressions;

/// <summary>Evaluates an expression for a state document.</summary>
/// <param name="scope">The scope.</param>
/// <param name="field">The field of the definition with the expression.</param>
internal sealed class Evaluator(EvaluationScope scope, string field)
{
    private readonly Stack<Dictionary<string, object?>> _locals = new();
    private int _rounds;

    private Budget Budget => scope.Budget;

    /// <summary>The value; objects and arrays of the state are not converted.</summary>
    public object? Evaluate(ExpressionSyntax node)
    {
        Budget.Step();
        try
        {
            return ValueOf(node);
        }
        catch (EvaluationException exception) when (exception.Span is null)
        {
            throw exception.WithSpan(node.Span);
        }
    }

    private object? ValueOf(ExpressionSyntax node) =>
        node switch
        {
            NoneSyntax => null,
            BooleanSyntax truth => truth.Value,
            IntegerSyntax number => number.Value,
            FloatSyntax number => number.Value,
            StringSyntax text => text.Value,
            NameSyntax name => Name(name.Name),
            PathSyntax path => PyValues.FromState(PathReader.Read(path.Path, field, scope)),
            AttributeSyntax attribute => Attributes.Get(Evaluate(attribute.Target), attribute.Name),
            IndexSyntax index => Subscripts.Item(Evaluate(index.Target), Evaluate(index.Index), Budget),
            SliceSyntax slice => Subscripts.Slice(
                Evaluate(slice.Target),
                Optional(slice.Lower),
                Optional(slice.Upper),
                Optional(slice.Step),
                Budget
            ),
            UnarySyntax unary => Arithmetic.Apply(unary.Operator, Evaluate(unary.Operand)),
            BinarySyntax binary => Arithmetic.Apply(binary.Operator, Unwrap(binary.Left), Unwrap(binary.Right), Budget),
            BooleanOperationSyntax boolean => Decide(boolean),
            ComparisonSyntax comparison => Compare(comparison),
            ConditionalSyntax conditional => Evaluate(
                PyValues.IsTrue(Evaluate(conditional.Condition)) ? conditional.WhenTrue : conditional.WhenFalse
            ),
            CallSyntax call => Call(call),
            ListSyntax list => new PyList(All(list.Items)),
            TupleSyntax tuple => new PyTuple(All(tuple.Items)),
            SetSyntax set => new PySet(All(set.Items), Budget),
            DictSyntax dictionary => Dictionary(dictionary.Entries.Select(Entry)),
            ComprehensionSyntax { Kind: ComprehensionKind.Set } comprehension => new PySet(
                Loop(comprehension.Clauses, () => Evaluate(comprehension.Element)),
                Budget
            ),
            ComprehensionSyntax comprehension => new PyList(
                Loop(comprehension.Clauses, () => Evaluate(comprehension.Element))
            ),
            DictComprehensionSyntax comprehension => Dictionary(
                Loop(comprehension.Clauses, () => Entry(comprehension.Entry))
            ),
            _ => throw new InvalidOperationException($"No rule gives a {node.GetType().Name} its value."),
        };

    private object? Unwrap(ExpressionSyntax node) => PyValues.Unwrap(Evaluate(node), Budget);

    private object? Optional(ExpressionSyntax? node) => node is null ? null : Evaluate(node);

    private object? Name(string name)
    {
        foreach (var local in _locals)
        {
            if (local.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return scope.TryFind(name, out var node) ? PyValues.FromState(node) : throw EvaluationErrors.UnknownName(name);
    }

    private object? Decide(BooleanOperationSyntax node)
    {
        object? value = null;
        foreach (var operand in node.Operands)
        {
            value = Evaluate(operand);
            if (PyValues.IsTrue(value) == (node.Operator == BooleanOperator.Or))
            {
                break;
            }
        }

        return value;
    }

    private bool Compare(ComparisonSyntax node)
    {
        var left = Evaluate(node.First);
        foreach (var link in node.Links)
        {
            var right = Evaluate(link.Operand);
            if (!Comparison.Holds(link.Operator, left, right, Budget))
            {
                return false;
            }

            left = right;
        }

        return true;
    }

    private object? Call(CallSyntax call)
    {
        switch (call.Function)
        {
            case NameSyntax function:
                return BuiltInFunctions.Call(function.Name, Arguments(function.Name, call), scope);
            case AttributeSyntax method:
                Attributes.RequireAllowed(method.Name);
                var target = Unwrap(method.Target);
                return Methods.Call(target, method.Name, Arguments(method.Name, call), Budget);
            default:
                throw EvaluationErrors.NotCallable(Evaluate(call.Function));
        }
    }

    private Arguments Arguments(string function, CallSyntax call) =>
        new(
            function,
            All(call.Arguments),
            call.NamedArguments.ToDictionary(
                argument => argument.Name,
                argument => Evaluate(argument.Value),
                StringComparer.Ordinal
            )
        );

    private List<object?> All(IReadOnlyList<ExpressionSyntax> nodes)
    {
        Budget.List(nodes.Count);
        return [.. nodes.Select(Evaluate)];
    }

    private KeyValuePair<object?, object?> Entry(DictEntry entry) => new(Evaluate(entry.Key), Evaluate(entry.Value));

    private PyDict Dictionary(IEnumerable<KeyValuePair<object?, object?>> entries)
    {
        var dictionary = new PyDict(Budget);
        foreach (var (key, value) in entries)
        {
            dictionary.Set(key, value);
        }

        return dictionary;
    }

    private List<T> Loop<T>(IReadOnlyList<ForClause> clauses, Func<T> item)
    {
        var results = new List<T>();
        Loop(clauses, 0, () => results.Add(item()));
        Budget.List(results.Count);
        return results;
    }

    private void Loop(IReadOnlyList<ForClause> clauses, int depth, Action body)
    {
        if (depth == clauses.Count)
        {
            body();
            return;
        }

        var clause = clauses[depth];
        foreach (var item in PyValues.Items(Evaluate(clause.Source), Budget))
        {
            if (++_rounds > Budget.MaximumListLength)
            {
                throw EvaluationException.OverLimit(
                    $"comprehensions of more than {Budget.MaximumListLength} iterations"
                );
            }

            var local = new Dictionary<string, object?>(StringComparer.Ordinal);
            Bind(clause.Target, item, local);
            _locals.Push(local);
            if (clause.Conditions.All(condition => PyValues.IsTrue(Evaluate(condition))))
            {
                Loop(clauses, depth + 1, body);
            }

            _locals.Pop();
        }
    }

    private void Bind(ExpressionSyntax target, object? item, Dictionary<string, object?> local)
    {
        if (target is NameSyntax name)
        {
            local[name.Name] = item;
            return;
        }

        var targets = ((TupleSyntax)target).Items;
        var items = PyValues.Items(item, Budget);
        if (items.Count != targets.Count)
        {
            throw EvaluationErrors.WrongUnpacking(targets.Count);
        }

        foreach (var (part, value) in targets.Zip(items))
        {
            Bind(part, value, local);
        }
    }
}
