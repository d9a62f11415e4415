using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>A service of Globus that official programs call at the emulator's address.</summary>
/// <param name="Name">The name in messages.</param>
/// <param name="Paths">The beginnings of its paths.</param>
/// <param name="CreateError">The error document for a status, a code and a message.</param>
internal sealed record GlobusService(
    string Name,
    IReadOnlyList<string> Paths,
    Func<int, string, string, JsonObject> CreateError
)
{
    /// <summary>Whether the path belongs to the service.</summary>
    public bool Has(PathString path) =>
        Paths.Any(start => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));
}
