using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>
/// The members of a flow in a file <c>NAME.metadata.json</c>, named as the service names them. Others are left alone.
/// </summary>
internal sealed class FlowMetadata
{
    private readonly JsonElement _members;

    private FlowMetadata(string? path, JsonElement members) => (Path, _members) = (path, members);

    /// <summary>No metadata.</summary>
    public static FlowMetadata None { get; } = new(null, EmptyJsonObject.Element);

    /// <summary>The file; null where there is none.</summary>
    public string? Path { get; }

    /// <summary>The title, if the file has one.</summary>
    public string? Title => Text("title");

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">The file cannot be read, or is no JSON object.</exception>
    public static FlowMetadata Read(string path) => new(path, DocumentReader.ReadObjectFile(path).Json);

    /// <summary>The text of a member; null where the file lacks it.</summary>
    /// <exception cref="CommandException">The member is no text.</exception>
    public string? Text(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw InvalidMember(name, "a string");

    /// <summary>The UUID of a member; null where the file lacks it.</summary>
    /// <exception cref="CommandException">The member is no UUID.</exception>
    public Guid? Id(string name) =>
        Text(name) is not { } text ? null
        : Guid.TryParse(text, out var id) ? id
        : throw InvalidMember(name, "a UUID");

    /// <summary>The texts of a member; null where the file lacks it.</summary>
    /// <exception cref="CommandException">The member is no list of texts.</exception>
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
