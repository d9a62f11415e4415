using System.Net;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>
/// Refuses requests of other machines and of web pages of other origins: the port is bound to loopback, the Host must
/// be this machine (a rebound DNS name is not), and the Origin must be the emulator's. Requests of flows, from this or
/// another emulator, to the control interface are also refused.
/// </summary>
internal sealed class RequestGuard(EmulatorAddress address)
{
    public const string ControlPath = "/_emulator";

    /// <summary>The refusal; null for allowed requests.</summary>
    public JsonResponse? Check(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host))
        {
            return Reject(
                "FORBIDDEN_HOST",
                $"The emulator accepts only localhost and loopback addresses as the host, not '{request.Host.Host}'."
            );
        }

        if (request.Path.StartsWithSegments(ControlPath) && request.Headers.ContainsKey(FlowCallHandler.HeaderName))
        {
            return Reject("FORBIDDEN_CALLER", "Flows cannot call the emulator's control interface.");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && address.IsSameOrigin(uri))
            ? null
            : Reject("FORBIDDEN_ORIGIN", "The emulator refuses requests from web pages of other origins.");
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var parsed) && IPAddress.IsLoopback(parsed));

    private static JsonResponse Reject(string code, string detail) =>
        new(
            StatusCodes.Status403Forbidden,
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = code, ["detail"] = detail },
            }
        );
}
