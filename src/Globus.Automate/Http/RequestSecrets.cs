using System.Text;

namespace Globus.Automate.Http;

/// <summary>
/// The secrets that a request carries. A server that sends one back must not bring it into a message, a table or a log.
/// </summary>
internal sealed class RequestSecrets
{
    private const string Mask = "***";

    /// <summary>What is shorter is a word that texts hold by chance.</summary>
    private const int ShortestSecret = 8;

    private readonly List<string> _values = [];

    /// <summary>
    /// Whether the response is expected to hold secrets, as that of a token endpoint is: it is kept as it is.
    /// </summary>
    public bool AreExpectedInResponse { get; init; }

    public void Add(string? secret)
    {
        if (secret?.Length >= ShortestSecret && !_values.Contains(secret))
        {
            _values.Add(secret);
        }
    }

    /// <summary>A text without them.</summary>
    public string? Redact(string? text) =>
        text is null ? null : _values.Aggregate(text, (covered, secret) => covered.Replace(secret, Mask));

    /// <summary>Writes over them in a body.</summary>
    public void Redact(ArraySegment<byte> body)
    {
        if (AreExpectedInResponse)
        {
            return;
        }

        foreach (var secret in _values.Select(Encoding.UTF8.GetBytes))
        {
            var rest = body.AsSpan();
            for (var at = rest.IndexOf(secret.AsSpan()); at >= 0; at = rest.IndexOf(secret.AsSpan()))
            {
                rest.Slice(at, secret.Length).Fill((byte)'*');
                rest = rest.Slice(at + secret.Length);
            }
        }
    }
}
