using Globus.Automate.Language.Expressions;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>Gives expressions their values over a state document.</summary>
internal sealed class Evaluator(EvaluationScope scope)
{
    private readonly Stack<Dictionary<string, object?>> _locals = new();

    private Budget Budget => scope.Budget;

    /// <summary>The value; objects and arrays of the state stay as they are.</summary>
    public object? Evaluate(ExpressionSyntax node)
    {
        Budget.Step();
        return node switch
        {
            NoneSyntax => null,
            BooleanSyntax truth => truth.Value,
            IntegerSyntax number => number.Value,
            FloatSyntax number => number.Value,
            StringSyntax text => text.Value,
            NameSyntax name => Name(name.Name),
            PathSyntax path => Values.FromState(PathReader.Read(path.Path, scope)),
            AttributeSyntax attribute => Subscripts.Attribute(Evaluate(attribute.Target), attribute.Name),
            IndexSyntax index => Subscripts.Item(Evaluate(index.Target), Whole(index.Index)),
            SliceSyntax slice => Subscripts.Slice(Evaluate(slice.Target), Optional(slice.Lower), Optional(slice.Upper), Optional(slice.Step), Budget),
            UnarySyntax unary => Arithmetic.Apply(unary.Operator, Whole(unary.Operand)),
            BinarySyntax binary => Arithmetic.Apply(binary.Operator, Whole(binary.Left), Whole(binary.Right), Budget),
            BooleanOperationSyntax boolean => Decide(boolean),
            ComparisonSyntax comparison => Compare(comparison),
            ConditionalSyntax conditional => Evaluate(Values.IsTrue(Evaluate(conditional.Condition)) ? conditional.WhenTrue : conditional.WhenFalse),
            CallSyntax call => Call(call),
            ListSyntax list => new PyList(All(list.Items)),
            TupleSyntax tuple => new PyTuple(All(tuple.Items)),
            SetSyntax set => new PySet(All(set.Items)),
            DictSyntax dictionary => Dictionary(dictionary.Entries.Select(Entry)),
            ComprehensionSyntax { Kind: ComprehensionKind.Set } comprehension => new PySet(Loop(comprehension.Clauses, () => Whole(comprehension.Element))),
            ComprehensionSyntax comprehension => new PyList(Loop(comprehension.Clauses, () => Whole(comprehension.Element))),
            DictComprehensionSyntax comprehension => Dictionary(Loop(comprehension.Clauses, () => Entry(comprehension.Entry))),
            _ => throw new InvalidOperationException($"No rule gives a {node.GetType().Name} its value."),
        };
    }

    /// <summary>The value, made of values all the way down.</summary>
    public object? Whole(ExpressionSyntax node) => Values.Whole(Evaluate(node), Budget);

    private object? Optional(ExpressionSyntax? node) => node is null ? null : Whole(node);

    private object? Name(string name)
    {
        foreach (var local in _locals)
        {
            if (local.TryGetValue(name, out var value))
                return value;
        }

        return scope.TryFind(name, out var node) ? Values.FromState(node) : throw Failures.UnknownName(name);
    }

    private object? Decide(BooleanOperationSyntax node)
    {
        object? value = null;
        foreach (var operand in node.Operands)
        {
            value = Evaluate(operand);
            if (Values.IsTrue(value) == (node.Operator == BooleanOperator.Or))
                break;
        }

        return value;
    }

    private bool Compare(ComparisonSyntax node)
    {
        var left = Whole(node.First);
        foreach (var link in node.Links)
        {
            var right = Whole(link.Operand);
            if (!Comparison.Holds(link.Operator, left, right, Budget))
                return false;
            left = right;
        }

        return true;
    }

    private object? Call(CallSyntax call)
    {
        switch (call.Function)
        {
            case NameSyntax function:
                return Functions.Call(function.Name, new Arguments(function.Name, All(call.Arguments), Keywords(call)), scope);
            case AttributeSyntax method:
                Subscripts.RequireAllowed(method.Name);
                var target = Whole(method.Target);
                return Methods.Call(target, method.Name, new Arguments(method.Name, All(call.Arguments), Keywords(call)), Budget);
            default:
                throw Failures.NotCallable(Evaluate(call.Function));
        }
    }

    private Dictionary<string, object?> Keywords(CallSyntax call) => call.NamedArguments.ToDictionary(keyword => keyword.Name, keyword => Whole(keyword.Value), StringComparer.Ordinal);

    private List<object?> All(IReadOnlyList<ExpressionSyntax> nodes)
    {
        Budget.List(nodes.Count);
        return [.. nodes.Select(Whole)];
    }

    private KeyValuePair<object?, object?> Entry(DictEntry entry) => new(Whole(entry.Key), Whole(entry.Value));

    private static PyDict Dictionary(IEnumerable<KeyValuePair<object?, object?>> entries)
    {
        var dictionary = new PyDict();
        foreach (var (key, value) in entries)
            dictionary.Set(key, value);
        return dictionary;
    }

    private List<T> Loop<T>(IReadOnlyList<ForClause> clauses, Func<T> item)
    {
        var results = new List<T>();
        Loop(clauses, 0, () =>
        {
            Budget.List(results.Count + 1L);
            results.Add(item());
        });
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
        foreach (var item in Values.Items(Evaluate(clause.Source), Budget))
        {
            Budget.Step();
            var local = new Dictionary<string, object?>(StringComparer.Ordinal);
            Bind(clause.Target, item, local);
            _locals.Push(local);
            if (clause.Conditions.All(condition => Values.IsTrue(Evaluate(condition))))
                Loop(clauses, depth + 1, body);
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
        var items = Values.Items(item, Budget);
        if (items.Count != targets.Count)
            throw Failures.WrongUnpacking(targets.Count);
        foreach (var (part, value) in targets.Zip(items))
            Bind(part, value, local);
    }
}
