using System.Text;
using System.Text.Json;

namespace Globus.Automate.Definitions;

/// <summary>Finds the source positions of the values of a JSON text.</summary>
internal static class JsonPositions
{
    private const int MaximumDepth = 250;

    public static JsonDocumentOptions DocumentOptions { get; } =
        new()
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MaximumDepth,
        };

    /// <summary>Returns the positions of all values in order; the position of a member is that of its name.</summary>
    public static IReadOnlyList<SourcePosition> Read(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var cursor = new TextCursor(utf8);
        var positions = new List<SourcePosition>();
        var reader = new Utf8JsonReader(
            utf8,
            new()
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = MaximumDepth,
            }
        );
        var afterName = false;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                continue;
            }

            if (!afterName)
            {
                positions.Add(cursor.MoveTo((int)reader.TokenStartIndex));
            }

            afterName = reader.TokenType == JsonTokenType.PropertyName;
        }

        return positions;
    }
}
