using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>
/// A state's Parameters: constants, references under keys that end with <c>.$</c>, and expressions under keys that end with
/// <c>.=</c>, at any depth.
/// </summary>
internal sealed class Template
{
    private const string PrivateKey = "__Private_Parameters";

    private readonly Func<EvaluationScope, JsonNode?> _fill;

    private Template(Func<EvaluationScope, JsonNode?> fill, IReadOnlySet<string> privateNames)
    {
        _fill = fill;
        PrivateNames = privateNames;
    }

    /// <summary>The names, without suffix, of the parameters that only administrators may see.</summary>
    public IReadOnlySet<string> PrivateNames { get; }

    /// <summary>The template of a state's Parameters.</summary>
    /// <exception cref="EvaluationException">A path or expression in it is not well formed; the message names where.</exception>
    public static Template Compile(JsonObject parameters)
    {
        var privateNames = new HashSet<string>(StringComparer.Ordinal);
        return new Template(Compile(parameters, "$", privateNames), privateNames);
    }

    /// <summary>The parameters over a state.</summary>
    /// <exception cref="EvaluationException">A path leads nowhere, or an expression has no value.</exception>
    public JsonObject Fill(EvaluationScope scope) => (JsonObject)_fill(scope)!;

    private static Func<EvaluationScope, JsonNode?> Compile(JsonNode? node, string path, HashSet<string> privateNames)
    {
        switch (node)
        {
            case JsonObject document:
                var members = document.Where(member => member.Key != PrivateKey).Select(member => CompileMember(member.Key, member.Value, path, privateNames)).ToList();
                privateNames.UnionWith(Private(document));
                return scope => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value(scope))));
            case JsonArray array:
                var items = array.Select((item, index) => Compile(item, $"{path}[{index}]", privateNames)).ToList();
                return scope => new JsonArray([.. items.Select(item => item(scope))]);
            default:
                return _ => node?.DeepClone();
        }
    }

    private static KeyValuePair<string, Func<EvaluationScope, JsonNode?>> CompileMember(string key, JsonNode? value, string path, HashSet<string> privateNames)
    {
        var name = PlainName(key);
        if (name.Length == key.Length)
            return new(name, Compile(value, $"{path}.{key}", privateNames));
        if (value is not JsonValue text || !text.TryGetValue<string>(out var source))
            throw new EvaluationException(ErrorNames.Runtime, $"{path}.{key} must be a string.");
        try
        {
            return new(name, key[^1] == '$' ? Reference(source) : Expression.Compile(source).Evaluate);
        }
        catch (EvaluationException failure)
        {
            throw new EvaluationException(failure.Error, $"{path}.{key}: {failure.Message}");
        }
    }

    private static Func<EvaluationScope, JsonNode?> Reference(string source)
    {
        var reference = ReferencePath.Compile(source);
        return scope => reference.Read(scope)?.DeepClone();
    }

    private static IEnumerable<string> Private(JsonObject document) =>
        document[PrivateKey] is JsonArray names ? names.OfType<JsonValue>().Select(name => PlainName(name.ToString())) : [];

    private static string PlainName(string key) =>
        key.EndsWith(".$", StringComparison.Ordinal) || key.EndsWith(".=", StringComparison.Ordinal) ? key[..^2] : key;
}
