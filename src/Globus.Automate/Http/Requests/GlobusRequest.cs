using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Globus.Automate.Http.Requests;

/// <summary>A request to a service, with the information that the handlers need.</summary>
internal sealed class GlobusRequest : HttpRequestMessage
{
    public GlobusRequest(HttpMethod method, Uri address)
        : base(method, address)
    {
        Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        // Otherwise .NET Framework waits after the headers for a response that most servers never send.
        Headers.ExpectContinue = false;
    }

    /// <summary>The address.</summary>
    public Uri Address => RequestUri!;

    /// <summary>The authorization; null if the request needs no token.</summary>
    public IRequestAuthorization? Authorization { get; init; }

    /// <summary>The client credentials for Globus Auth; null if the request has none.</summary>
    public AuthenticationHeaderValue? Credentials
    {
        get => Headers.Authorization;
        init
        {
            Headers.Authorization = value;
            Context.Secrets.AddCredentials(value);
        }
    }

    /// <summary>The retry policy.</summary>
    public RetryPolicy RetryPolicy { get; init; }

    /// <summary>The error status that means "already done" after an attempt whose response was lost.</summary>
    public HttpStatusCode? AlreadyDoneStatus { get; init; }

    /// <summary>
    /// A description of the start, for the error when its response is lost: "started a run …"; null if the request
    /// starts nothing.
    /// </summary>
    public string? Start { get; init; }

    /// <summary>The id with which the receiver recognizes a retry of this start.</summary>
    public string? RequestId { get; init; }

    /// <summary>The document to send; null if there is none.</summary>
    public object? Body { get; init; }

    /// <summary>The fields of a form; null if there is none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form
    {
        get;
        init
        {
            field = value ?? throw new ArgumentNullException(nameof(value));
            Context.Secrets.AddFields(value);
        }
    }

    /// <summary>The information that the handlers collect.</summary>
    public RequestContext Context { get; } = new();

    /// <summary>Serializes the document, once for all attempts.</summary>
    public void CreateContent(JsonSerializerOptions json)
    {
        if (Body is not null)
        {
            Content = JsonBody.Serialize(Body, json);
        }
        else if (Form is not null)
        {
            Content = new StringContent(Query.Encode(Form));
            Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }
        else if (Method == HttpMethod.Post)
        {
            Content = new ByteArrayContent([]);
        }
    }
}
