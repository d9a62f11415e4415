using System.Text.Json;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>The JSON object without members, which as a schema accepts every input.</summary>
internal static class EmptyDocument
{
    /// <summary>The object.</summary>
    public static JsonElement Value { get; } = Parse();

    private static JsonElement Parse()
    {
        using var document = JsonDocument.Parse("{}");
        return document.RootElement.Clone();
    }
}
