using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>A request that is refused. Each service has its own error document.</summary>
internal abstract class ErrorResponseException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The error document in the shape of the service that refuses.</summary>
    public abstract JsonNode ToDocument();
}
