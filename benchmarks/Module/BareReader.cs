using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ModuleBenchmark;

/// <summary>The least that any client does: it receives the pages and looks at each token.</summary>
internal static class BareReader
{
    /// <summary>Reads all pages of runs several times.</summary>
    /// <returns>The median of the times in milliseconds.</returns>
    public static async Task<double> MeasureAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var times = new List<double>();
        for (var round = 0; round < 9; round++)
        {
            var clock = Stopwatch.StartNew();
            for (string? marker = ""; marker is not null;)
            {
                marker = Read(await client.GetByteArrayAsync($"runs?marker={marker}"));
            }

            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    private static string? Read(byte[] page)
    {
        var reader = new Utf8JsonReader(page);
        string? marker = null;
        while (reader.Read())
        {
            if (
                reader.TokenType == JsonTokenType.PropertyName
                && reader.CurrentDepth == 1
                && reader.ValueTextEquals("marker")
            )
            {
                reader.Read();
                marker = reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetString(reader.ValueSpan) : null;
            }
        }

        return marker;
    }
}
