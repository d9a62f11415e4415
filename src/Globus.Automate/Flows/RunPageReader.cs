using System.Text.Json;
using Globus.Automate.Json.Wire;

namespace Globus.Automate.Flows;

/// <summary>Reads a page of runs. See <see cref="DirectReader{T}"/>.</summary>
internal static class RunPageReader
{
    public static RunPage Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var (runs, marker, hasNextPage) = ((PageItems<Run>?)null, (string?)null, (bool?)null);
        MemberReader.Start(ref reader);
        while (MemberReader.Next(ref reader))
        {
            if (MemberReader.Is(ref reader, "runs"u8))
            {
                runs = PageItemsReader.Read<Run>(ref reader, options);
            }
            else if (MemberReader.Is(ref reader, "marker"u8))
            {
                marker = reader.GetString();
            }
            else if (MemberReader.Is(ref reader, "has_next_page"u8))
            {
                hasNextPage = reader.GetBoolean();
            }
            else
            {
                reader.Skip();
            }
        }

        return new RunPage
        {
            Runs = runs ?? throw new JsonException("The page has no runs."),
            Marker = marker,
            HasNextPage = hasNextPage,
        };
    }
}
