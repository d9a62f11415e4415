using System.Text.Json;
using Globus.Automate.Definitions;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>A document and the source positions of its values.</summary>
/// <param name="json">The document.</param>
/// <param name="locate">Finds the positions; most commands do not need them.</param>
internal sealed class SourceDocument(JsonElement json, Func<SourceMap?> locate)
{
    private readonly Lazy<SourceMap?> _source = new(locate);

    /// <summary>The document.</summary>
    public JsonElement Json { get; } = json;

    /// <summary>The source positions of the values; null if the document was not read from text.</summary>
    public SourceMap? Source => _source.Value;
}
