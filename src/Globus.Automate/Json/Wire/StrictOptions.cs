using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Globus.Automate.Json.Wire;

/// <summary>Serialization options under which a member of the wrong type is an error.</summary>
internal static class StrictOptions
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Known = new();

    /// <summary>Returns the metadata of a type under the options, without tolerance.</summary>
    public static JsonTypeInfo<T> GetTypeInfo<T>(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)Known.GetValue(options, Create).GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create(JsonSerializerOptions options)
    {
        var strict = new JsonSerializerOptions(options);
        foreach (var tolerant in strict.Converters.OfType<TolerantConverterFactory>().ToList())
        {
            strict.Converters.Remove(tolerant);
        }

        strict.MakeReadOnly();
        return strict;
    }
}
