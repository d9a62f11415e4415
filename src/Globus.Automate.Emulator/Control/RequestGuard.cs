using System.Net;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control;

/// <summary>
/// What keeps other machines and other people's web pages out: the port is bound to loopback, the Host must name this
/// machine (a rebound DNS name does not), and a page of another origin is refused. Requests that flows make, of this
/// emulator or of another one, are refused where they lead to the control interface.
/// </summary>
internal sealed class RequestGuard(EmulatorAddress address)
{
    public const string ControlPath = "/_emulator";

    /// <summary>Null for requests that may pass.</summary>
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
