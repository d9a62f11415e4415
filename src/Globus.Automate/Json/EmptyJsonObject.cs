using System.Text.Json;

namespace Globus.Automate.Json;

/// <summary>The empty JSON object: an input without values, or a schema that accepts every input.</summary>
public static class EmptyJsonObject
{
    /// <summary>The object.</summary>
    public static JsonElement Element { get; } = new JsonMap().ToJsonElement();
}
