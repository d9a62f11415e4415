using System.Text.Json;

namespace Globus.Automate.Json.Wire;

/// <summary>
/// Reads a document without the metadata of the serializer. It may refuse any document with an exception. The
/// serializer then reads the document, and finds the wrong members.
/// </summary>
/// <param name="reader">The reader at the first token; afterwards at the last one.</param>
/// <param name="options">The options of the serializer.</param>
internal delegate T DirectReader<out T>(ref Utf8JsonReader reader, JsonSerializerOptions options);
