using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>A kind of service object that users can identify by its id, its address, or the object.</summary>
/// <param name="Noun">The noun, for messages.</param>
/// <param name="TypeName">The full name of the live object's type.</param>
/// <param name="Collection">The path segment before the id in an address.</param>
/// <param name="Properties">The properties that contain the id, in order of precedence.</param>
internal sealed record ReferenceKind(string Noun, string TypeName, string Collection, params string[] Properties)
{
    private const int MaximumPrinted = 80;

    private static readonly string[] FlowsHosts = ["flows.globus.org", "flows.automate.globus.org"];

    /// <summary>Flows.</summary>
    public static ReferenceKind Flow { get; } = new("flow", "Globus.Automate.Flows.Flow", "flows", "FlowId");

    /// <summary>Runs.</summary>
    public static ReferenceKind Run { get; } = new("run", "Globus.Automate.Flows.Run", "runs", "RunId", "FlowActionId");

    /// <summary>Web inputs; a run names the web input that it is waiting for.</summary>
    public static ReferenceKind WebInput { get; } =
        new("web input", "Globus.Automate.Flows.WebInput", "web_inputs", "WebInputId", "BlockingWebInputId");

    /// <summary>Registered APIs.</summary>
    public static ReferenceKind RegisteredApi { get; } =
        new("registered API", "Globus.Automate.Flows.RegisteredApi", "registered_apis", "RegisteredApiId");

    /// <summary>Timers.</summary>
    public static ReferenceKind Timer { get; } =
        new("timer", "Globus.Automate.Timers.Timer", "jobs", "TimerId", "JobId", "job_id")
        {
            Hosts = ["timer.automate.globus.org"],
        };

    /// <summary>The production hosts of the service.</summary>
    private string[] Hosts { get; init; } = FlowsHosts;

    private string ExpectedId => $"Expected a UUID, or an address such as https://{Hosts[0]}/{Collection}/<uuid>.";

    /// <summary>Parses an id: a UUID, or an address of the service.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not an id or an address.</exception>
    public Guid ParseId(string? text) =>
        TryParseId(text, out var id) ? id : throw new FormatException($"'{text?.Trim()}' is not an id. {ExpectedId}");

    /// <summary>
    /// Reads the id from a value, or the reason why it has none. Returns null if the value is of another kind.
    /// </summary>
    /// <param name="value">A string, an id, an address, or an object with an id property.</param>
    public (Guid Id, CommandException? Problem)? Read(PSObject value)
    {
        if (value.BaseObject is Guid id)
        {
            return (id, null);
        }

        if (IsScalar(value.BaseObject))
        {
            return Parse(Convert.ToString(value.BaseObject, CultureInfo.InvariantCulture) ?? "");
        }

        var named = Properties
            .Select(name => PropertyReader.Find(value, name))
            .FirstOrDefault(found => found is not null);
        named ??= IsLiveObject(value) ? PropertyReader.Find(value, "Id") : null;
        if (named is not null)
        {
            return Parse(Convert.ToString(named, CultureInfo.InvariantCulture) ?? "");
        }

        return Array.Find(Properties, name => PropertyReader.Has(value, name)) is { } empty
            ? (Guid.Empty, EmptyId(empty, value))
            : null;
    }

    /// <summary>The error of an object without an id property.</summary>
    /// <param name="value">The object.</param>
    /// <param name="advice">The command that finds the object; null if there is none.</param>
    public CommandException MissingId(PSObject value, string? advice = null) =>
        new(
            "InvalidArgument",
            ErrorCategory.InvalidArgument,
            $"The input object of type {value.BaseObject.GetType().Name} has no property {Properties[0]}.",
            advice ?? $"Pass objects that have the property {Properties[0]}."
        )
        {
            Target = value,
        };

    /// <summary>Whether the value is a string, id or number instead of an object with properties.</summary>
    public static bool IsScalar(object value) =>
        value is string or char or Uri or bool or Guid || value.GetType().IsPrimitive;

    private (Guid Id, CommandException? Problem) Parse(string text) =>
        TryParseId(text, out var id) ? (id, null) : (Guid.Empty, InvalidId(text));

    private bool TryParseId(string? text, out Guid id)
    {
        var trimmed = text?.Trim() ?? "";
        if (Guid.TryParse(trimmed, out id))
        {
            return true;
        }

        return Uri.TryCreate(trimmed, UriKind.Absolute, out var address)
            && (address.IsLoopback || Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
            && TryFindId(address, out id);
    }

    private bool TryFindId(Uri address, out Guid id)
    {
        var segments = address.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(segments, Collection);
        id = Guid.Empty;
        return at >= 0 && at + 1 < segments.Length && Guid.TryParse(segments[at + 1], out id);
    }

    private bool IsLiveObject(PSObject value) =>
        value.TypeNames.Any(name => name.EndsWith(TypeName, StringComparison.OrdinalIgnoreCase));

    private CommandException InvalidId(string text) =>
        new(
            "InvalidArgument",
            ErrorCategory.InvalidArgument,
            $"'{Printable(text)}' is not the id of a {Noun}. {ExpectedId}",
            this == Flow ? $"Get-GlobusFlow -Title {LineText.Quoted(Printable(text))}"
                : this == Timer && text.Trim().Length > 0
                    ? $"Get-GlobusTimer | Where-Object Name -EQ {LineText.Quoted(Printable(text))}"
                : $"Specify the id of the {Noun}, or pass the {Noun} object."
        )
        {
            Target = text,
        };

    private static CommandException EmptyId(string property, PSObject value) =>
        new(
            "InvalidArgument",
            ErrorCategory.InvalidArgument,
            $"The {property} of the input object is empty ('').",
            $"Pass objects whose {property} has a value."
        )
        {
            Target = value,
        };

    private static string Printable(string text)
    {
        var cut = text.Length > MaximumPrinted ? $"{text.Remove(MaximumPrinted)}…" : text;
        return new string([.. cut.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
    }
}
