using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>A refused request. Each service has its own error document.</summary>
internal abstract class ErrorResponseException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The error document in the format of the service.</summary>
    public abstract JsonNode ToDocument();
}
