using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Globus.Automate.Http;

/// <summary>
/// The documents of <see cref="GlobusJsonContext"/>, in which a member of the wrong type fails the document.
/// </summary>
internal static class StrictJson
{
    private static readonly GlobusJsonContext Context = new(CreateOptions());

    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Context.Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(GlobusJsonContext.Default.Options);
        foreach (var tolerant in options.Converters.Where(converter => converter is ITolerantConverter).ToList())
        {
            options.Converters.Remove(tolerant);
        }

        return options;
    }
}
