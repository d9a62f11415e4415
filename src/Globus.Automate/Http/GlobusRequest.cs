using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Globus.Automate.Auth;

namespace Globus.Automate.Http;

/// <summary>One call of a service, before it becomes messages on the wire.</summary>
internal sealed class GlobusRequest(HttpMethod method, Uri address)
{
    public HttpMethod Method { get; } = method;

    public Uri Address { get; } = address;

    /// <summary>The scope of the token to send; null sends none.</summary>
    public string? Scope { get; init; }

    /// <summary>What a sign-in for the token should cover beside it.</summary>
    public SignInHint Hint { get; init; } = SignInHint.None;

    public RetryPolicy RetryPolicy { get; init; }

    /// <summary>The error that means "done already" when it meets a repeat whose first answer was lost.</summary>
    public HttpStatusCode? AlreadyDoneStatus { get; init; }

    /// <summary>A client's own credentials, for Globus Auth.</summary>
    public AuthenticationHeaderValue? Credentials { get; init; }

    /// <summary>
    /// What a start may have done when its response is lost: "started a run …"; null when the request starts nothing.
    /// </summary>
    public string? Start { get; init; }

    /// <summary>The id by which the receiver tells a retry of this start from another start.</summary>
    public string? RequestId { get; init; }

    private byte[]? Body { get; set; }

    private IReadOnlyList<string>? FormSecrets { get; set; }

    private string ContentType { get; set; } = "application/json";

    public GlobusRequest WithJson<T>(T body, JsonTypeInfo<T> type)
    {
        Body = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return this;
    }

    public GlobusRequest WithForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var list = fields.ToList();
        Body = Encoding.UTF8.GetBytes(Query.Encode(list));
        FormSecrets = [.. list.Where(field => !Redaction.IsAllowedField(field.Key)).Select(field => field.Value)];
        ContentType = "application/x-www-form-urlencoded";
        return this;
    }

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Address) { Content = ToContent() };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.Authorization = Credentials;
        // .NET Framework would ask before it sends a body, and wait for an answer that most servers never give.
        message.Headers.ExpectContinue = false;
        message.SetContext(
            new RequestContext
            {
                Scope = Scope,
                Hint = Hint,
                RetryPolicy = RetryPolicy,
                Secrets = ToSecrets(),
            }
        );
        return message;
    }

    private RequestSecrets ToSecrets()
    {
        var secrets = new RequestSecrets { AreExpectedInResponse = FormSecrets is not null };
        foreach (var value in FormSecrets ?? [])
        {
            secrets.Add(value);
        }

        secrets.Add(Credentials?.Parameter);
        if (Credentials?.Scheme == "Basic")
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(Credentials.Parameter!));
            secrets.Add(Uri.UnescapeDataString(pair.Substring(pair.IndexOf(':') + 1)));
        }

        return secrets;
    }

    private ByteArrayContent? ToContent()
    {
        if (Body is null)
        {
            return Method == HttpMethod.Post ? new ByteArrayContent([]) : null;
        }

        var content = new ByteArrayContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
        return content;
    }
}
