using System.Net.Http.Headers;
using System.Text;
using Globus.Automate.Http.Tracing;

namespace Globus.Automate.Http.Requests;

/// <summary>
/// The secrets of a request. Messages, tables and logs must not show them, even if a server returns one.
/// </summary>
internal sealed class RequestSecrets
{
    private const string Mask = "***";

    /// <summary>Shorter values occur in texts by chance.</summary>
    private const int ShortestSecret = 8;

    private readonly List<string> _values = [];

    /// <summary>
    /// Whether the response is expected to contain secrets, such as that of a token endpoint. It is then not redacted.
    /// </summary>
    public bool AreExpectedInResponse { get; private set; }

    public void Add(string? secret)
    {
        if (secret?.Length >= ShortestSecret && !_values.Contains(secret))
        {
            _values.Add(secret);
        }
    }

    /// <summary>Adds the secret fields of a form.</summary>
    public void AddFields(IEnumerable<KeyValuePair<string, string>> fields)
    {
        AreExpectedInResponse = true;
        foreach (var field in fields.Where(field => !Redaction.IsAllowedField(field.Key)))
        {
            Add(field.Value);
        }
    }

    /// <summary>Adds the parameter of an authorization header and the client secret in it.</summary>
    public void AddCredentials(AuthenticationHeaderValue? credentials)
    {
        Add(credentials?.Parameter);
        if (credentials is { Scheme: "Basic", Parameter: { } encoded })
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
            Add(Uri.UnescapeDataString(pair.Substring(pair.IndexOf(':') + 1)));
        }
    }

    /// <summary>Returns a text without the secrets.</summary>
    public string? Redact(string? text) =>
        text is null ? null : _values.Aggregate(text, (redacted, secret) => redacted.Replace(secret, Mask));

    /// <summary>Overwrites the secrets in a body.</summary>
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
