using System.Text.Json;
using Globus.Automate.Definitions;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>A document, and where its values stand in the text that it was read from.</summary>
/// <param name="json">The document.</param>
/// <param name="locate">Finds where they stand; most commands never ask.</param>
internal sealed class SourceDocument(JsonElement json, Func<SourceMap?> locate)
{
    private readonly Lazy<SourceMap?> _source = new(locate);

    /// <summary>The document.</summary>
    public JsonElement Json { get; } = json;

    /// <summary>Where its values stand; null where it was no text.</summary>
    public SourceMap? Source => _source.Value;
}
