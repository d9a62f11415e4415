using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Http;

/// <summary>
/// Reads the members of an object and records their names, so that all other members can be refused. Problems are added
/// to a list; the value is null then.
/// </summary>
internal sealed class JsonRequestReader(JsonObject members, IReadOnlyList<object> location, List<Problem> problems)
{
    private readonly HashSet<string> _known = [];

    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>The member without a check.</summary>
    public JsonNode? Peek(string name) => members[name];

    /// <summary>Whether a path or an expression supplies the member, under its name with a suffix.</summary>
    public bool IsComputed(string name)
    {
        string[] computed = [name + ".$", name + ".="];
        _known.UnionWith(computed);
        return computed.Any(Has);
    }

    /// <summary>The member with any value.</summary>
    public JsonNode? Any(string name)
    {
        _known.Add(name);
        return members[name];
    }

    public JsonRequestReader Nested(JsonObject child, params ReadOnlySpan<object> path) =>
        new(child, [.. location, .. path], problems);

    public void Report(string message) => problems.Add(new Problem(location, message));

    public void ReportAt(string member, string message) => problems.Add(new Problem([.. location, member], message));

    public void ReportExtra(string member) => problems.Add(Problem.Extra([.. location, member]));

    public void ReportItem(string member, int position, string message) =>
        problems.Add(new Problem([.. location, member, position], message));

    public string? Text(string name) => Read<string>(name, JsonValueKind.String, "str type expected");

    /// <summary>A string that can be null.</summary>
    public string? OptionalText(string name)
    {
        _known.Add(name);
        return members[name] is null ? null : Text(name);
    }

    public string? RequiredText(string name) => Require(name) ? Text(name) : null;

    public JsonObject? Object(string name) =>
        Take(name) switch
        {
            null => null,
            JsonObject value => value,
            _ => Wrong<JsonObject>(name, "value is not a valid dict"),
        };

    public JsonObject? RequiredObject(string name) => Require(name) ? Object(name) : null;

    public JsonArray? List(string name) =>
        Take(name) switch
        {
            null => null,
            JsonArray value => value,
            _ => Wrong<JsonArray>(name, "value is not a valid list"),
        };

    public bool? Flag(string name) =>
        Take(name) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                value.GetValue<bool>(),
            _ => WrongValue<bool>(name, "value is not a valid boolean"),
        };

    /// <summary>A whole number in any notation: <c>300</c>, <c>300.0</c> or <c>3e2</c>.</summary>
    public int? Integer(string name) =>
        Take(name) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryToInteger(out var number) =>
                number,
            _ => WrongValue<int>(name, "value is not a valid integer"),
        };

    public IReadOnlyList<string>? Texts(string name)
    {
        if (List(name) is not { } list)
        {
            return null;
        }

        var texts = new List<string>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            {
                texts.Add(value.GetValue<string>());
            }
            else
            {
                problems.Add(new Problem([.. location, name, i], "str type expected", Problem.WrongTypeType));
            }
        }

        return texts;
    }

    public bool Require(string name)
    {
        if (Has(name))
        {
            return true;
        }

        problems.Add(Problem.Missing([.. location, name]));
        return false;
    }

    public void RequireExactlyOne(params ReadOnlySpan<string> names)
    {
        if (Count(names) != 1)
        {
            Report($"Exactly one of {string.Join(", ", names)} must be given");
        }
    }

    public void AllowAtMostOne(params ReadOnlySpan<string> names)
    {
        if (Count(names) > 1)
        {
            Report($"Only one of {string.Join(", ", names)} may be given");
        }
    }

    public void RejectUnknown()
    {
        foreach (var (name, _) in members.Where(member => !_known.Contains(member.Key)))
        {
            ReportExtra(name);
        }
    }

    private int Count(ReadOnlySpan<string> names)
    {
        var count = 0;
        foreach (var name in names)
        {
            count += Has(name) ? 1 : 0;
        }

        return count;
    }

    private JsonNode? Take(string name)
    {
        _known.Add(name);
        if (members.TryGetPropertyValue(name, out var value) && value is null)
        {
            problems.Add(new Problem([.. location, name], "none is not an allowed value", Problem.WrongTypeType));
        }

        return value;
    }

    private T? Read<T>(string name, JsonValueKind kind, string message)
        where T : class =>
        Take(name) switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == kind => value.GetValue<T>(),
            _ => Wrong<T>(name, message),
        };

    private T? Wrong<T>(string name, string message)
        where T : class
    {
        problems.Add(new Problem([.. location, name], message, Problem.WrongTypeType));
        return null;
    }

    private T? WrongValue<T>(string name, string message)
        where T : struct
    {
        problems.Add(new Problem([.. location, name], message, Problem.WrongTypeType));
        return null;
    }
}
