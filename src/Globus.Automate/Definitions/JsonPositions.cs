using System.Text;
using System.Text.Json;

namespace Globus.Automate.Definitions;

/// <summary>Finds where the values of a JSON text begin.</summary>
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

    /// <summary>The positions of all values in their order; that of a member is where its name begins.</summary>
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
