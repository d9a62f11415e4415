using System.Text;

namespace Globus.Automate.Auth.SignIn;

/// <summary>The first line of a request to the listener.</summary>
/// <param name="Method">The method; empty if the request is not HTTP.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Fields">The decoded fields of the query.</param>
internal sealed record LoopbackRequest(string Method, string Path, ILookup<string, string> Fields)
{
    private const int LongestHead = 16 * 1024;

    private static readonly LoopbackRequest Invalid = new("", "", Array.Empty<int>().ToLookup(_ => "", _ => ""));

    /// <summary>Reads the request; invalid if the head is too long or incomplete.</summary>
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

    /// <summary>The single value of a field; null if it is missing, empty or repeated.</summary>
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
