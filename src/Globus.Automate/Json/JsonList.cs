using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Globus.Automate.Json;

/// <summary>A free JSON array. Its values are of the kinds that <see cref="JsonMap"/> lists.</summary>
[JsonConverter(typeof(JsonListConverter))]
public sealed class JsonList : Collection<object?>
{
    /// <summary>The same array as a <see cref="JsonElement"/>.</summary>
    public JsonElement ToJsonElement() => JsonValue.ToElement(this);

    /// <summary>The array as one line of JSON.</summary>
    public override string ToString() => JsonValue.ToText(this);
}
