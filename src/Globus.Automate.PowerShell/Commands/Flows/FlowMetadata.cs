using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// The flow members in a file <c>NAME.metadata.json</c>, with the names of the service. Other members are ignored.
/// </summary>
internal sealed class FlowMetadata
{
    private readonly JsonElement _members;

    private FlowMetadata(string? path, JsonElement members) => (Path, _members) = (path, members);

    public static FlowMetadata None { get; } = new(null, EmptyJsonObject.Element);

    /// <summary>The file; null where there is none.</summary>
    public string? Path { get; }

    /// <summary>The title; null if the file has none.</summary>
    public string? Title => Text("title");

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">The file cannot be read or is not a JSON object.</exception>
    public static FlowMetadata Read(string path) => new(path, DocumentReader.ReadObjectFile(path).Json);

    /// <summary>The text of a member; null if the file does not have it.</summary>
    /// <exception cref="CommandException">The member is not a string.</exception>
    public string? Text(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw InvalidMember(name, "a string");

    /// <summary>The UUID of a member; null if the file does not have it.</summary>
    /// <exception cref="CommandException">The member is not a UUID.</exception>
    public Guid? Id(string name) =>
        Text(name) is not { } text ? null
        : Guid.TryParse(text, out var id) ? id
        : throw InvalidMember(name, "a UUID");

    /// <summary>The strings of a member; null if the file does not have it.</summary>
    /// <exception cref="CommandException">The member is not a list of strings.</exception>
    public string[]? List(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var isList =
            value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);
        return isList
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw InvalidMember(name, "a list of strings");
    }

    private JsonElement? Find(string name) =>
        _members.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private CommandException InvalidMember(string name, string expected) =>
        new(
            "InvalidMetadata",
            ErrorCategory.InvalidData,
            $"'{name}' in the file '{Path}' must be {expected}.",
            "Correct the file."
        )
        {
            Target = Path,
        };
}
