using System.Text;

namespace Globus.Automate.Auth.SignIn;

/// <summary>The first line of a request to the listener, as far as it matters.</summary>
/// <param name="Method">The method; empty for what is no HTTP.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Fields">The fields of the query, decoded.</param>
internal sealed record LoopbackRequest(string Method, string Path, ILookup<string, string> Fields)
{
    private const int LongestHead = 16 * 1024;

    private static readonly LoopbackRequest Invalid = new("", "", Array.Empty<int>().ToLookup(_ => "", _ => ""));

    /// <summary>Reads to the end of the head; null when it is too long or never ends.</summary>
    public static async Task<LoopbackRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestHead];
        var length = 0;
        while (length < buffer.Length)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return Invalid;
            }

            length += count;
            var text = Encoding.ASCII.GetString(buffer, 0, length);
            if (text.Contains("\r\n\r\n"))
            {
                return Parse(text.Substring(0, text.IndexOf('\r')));
            }
        }

        return Invalid;
    }

    /// <summary>The one value of a field; null when it is missing, empty, or there several times.</summary>
    public string? GetSingleValue(string name) =>
        Fields[name].Take(2).ToList() is [{ Length: > 0 } value] ? value : null;

    private static LoopbackRequest Parse(string line)
    {
        if (
            line.Split(' ') is not [var method, ['/', ..] target, var version]
            || !version.StartsWith("HTTP/1.", StringComparison.Ordinal)
        )
        {
            return Invalid;
        }

        var (path, query) = target.IndexOf('?') is var mark and >= 0
            ? (target.Substring(0, mark), target.Substring(mark + 1))
            : (target, "");
        return new LoopbackRequest(
            method,
            path,
            query
                .Split('&')
                .Select(field => field.Split(['='], 2))
                .ToLookup(field => Decode(field[0]), field => Decode(field.ElementAtOrDefault(1) ?? ""))
        );
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
