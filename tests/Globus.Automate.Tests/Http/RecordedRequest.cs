using System.Text.Json.Nodes;

namespace Globus.Automate.Tests.Http;

/// <summary>A request as it would have gone over the wire.</summary>
public sealed class RecordedRequest(HttpRequestMessage message, string body)
{
    /// <summary>Method, path and query, unescaped for reading.</summary>
    public string Line { get; } = $"{message.Method} {Uri.UnescapeDataString(message.RequestUri!.PathAndQuery)}";

    public string RawPathAndQuery { get; } = message.RequestUri!.PathAndQuery;

    public string Host { get; } = message.RequestUri!.Authority;

    public string? Authorization { get; } = message.Headers.Authorization?.ToString();

    public string Accept { get; } = message.Headers.Accept.ToString();

    public string UserAgent { get; } = message.Headers.UserAgent.ToString();

    public string? ContentType { get; } = message.Content?.Headers.ContentType?.ToString();

    public string Body { get; } = body;

    public JsonNode? Json => JsonNode.Parse(Body);
}
