using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Evaluation.Values;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Emulator.Evaluation.Expressions;

/// <summary>
/// A state's Parameters: constants, references under keys that end with <c>.$</c>, and expressions under keys that end
/// with <c>.=</c>, at any depth.
/// </summary>
internal sealed class Template
{
    /// <summary>The parameter with the names of private parameters, which only administrators can see.</summary>
    public const string PrivateKey = "__Private_Parameters";

    private readonly HashSet<string> _privateNames = new(StringComparer.Ordinal);
    private readonly Func<EvaluationScope, JsonNode?> _fill;

    private Template(JsonObject parameters) => _fill = CompileObject(parameters, "$");

    /// <summary>The names, without suffix, of the private parameters.</summary>
    public IReadOnlySet<string> PrivateNames => _privateNames;

    /// <summary>The template of a state's Parameters.</summary>
    /// <exception cref="EvaluationException">A path or expression is not well formed; the message contains its
    /// location.</exception>
    public static Template Compile(JsonObject parameters) => new(parameters);

    /// <summary>The evaluated parameters.</summary>
    /// <exception cref="EvaluationException">A path does not exist, or an expression has no value; the message contains
    /// the field or location.</exception>
    public JsonObject Fill(EvaluationScope scope) => (JsonObject)_fill(scope)!;

    private Func<EvaluationScope, JsonNode?> Compile(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject document:
                return CompileObject(document, path);
            case JsonArray array:
                var items = array.Select((item, index) => Compile(item, path + new IndexSegment(index))).ToList();
                return scope => new JsonArray([.. items.Select(item => item(scope))]);
            default:
                return scope => PyValues.Copy(node, scope.Budget);
        }
    }

    private Func<EvaluationScope, JsonNode?> CompileObject(JsonObject document, string path)
    {
        AddPrivateNames(document, path);
        var members = new Dictionary<string, Func<EvaluationScope, JsonNode?>>(StringComparer.Ordinal);
        foreach (var (key, value) in document.Where(member => member.Key != PrivateKey))
        {
            if (!members.TryAdd(PlainName(key), CompileMember(key, value, path + new NameSegment(key))))
            {
                throw EvaluationErrors.Runtime($"{path}: the parameter '{PlainName(key)}' is given twice.");
            }
        }

        return scope => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value(scope))));
    }

    private Func<EvaluationScope, JsonNode?> CompileMember(string key, JsonNode? value, string path)
    {
        if (PlainName(key).Length == key.Length)
        {
            return Compile(value, path);
        }

        if (PyValues.Text(value) is not { } source)
        {
            throw EvaluationErrors.Runtime($"{path} must be a string.");
        }

        var evaluate = WithPath(path, () =>
            key[^1] == '$' ? CompileReference(source, key) : Expression.Compile(source, key).Evaluate
        );
        return scope => WithPath(path, () => evaluate(scope));
    }

    private static Func<EvaluationScope, JsonNode?> CompileReference(string source, string field)
    {
        var reference = ReferencePath.Compile(source, field);
        return scope => PyValues.Copy(reference.Read(scope), scope.Budget);
    }

    private static T WithPath<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (EvaluationException exception)
        {
            throw exception.WithMessage($"{path}: {exception.Message}");
        }
    }

    private void AddPrivateNames(JsonObject document, string path)
    {
        if (!document.TryGetPropertyValue(PrivateKey, out var value))
        {
            return;
        }

        foreach (
            var name in value as JsonArray
                ?? throw EvaluationErrors.Runtime($"{path}.{PrivateKey} must be a list of names.")
        )
        {
            _privateNames.Add(
                PlainName(
                    PyValues.Text(name)
                        ?? throw EvaluationErrors.Runtime($"{path}.{PrivateKey} must be a list of names.")
                )
            );
        }
    }

    private static string PlainName(string key) =>
        key.EndsWith(".$", StringComparison.Ordinal) || key.EndsWith(".=", StringComparison.Ordinal) ? key[..^2] : key;
}
