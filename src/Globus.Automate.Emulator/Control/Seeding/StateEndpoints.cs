using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>The whole state under <c>/_emulator</c>: to look at, to keep, and to start a test from.</summary>
internal sealed class StateEndpoints(Seeder seeder, WorkSignal signal)
{
    public const string SeedPath = "/_emulator/seed";

    /// <summary>A dump may be large; it comes from this machine.</summary>
    public const int LargestSeed = 256 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Route("GET", "/_emulator/state", _ => JsonResponse.Ok(seeder.Dump()));
        routes.Route("POST", SeedPath, Seed);
    }

    private JsonResponse Seed(HttpContext http)
    {
        var response = seeder.Seed(ControlRequest.Body(http));
        signal.Wake();
        return JsonResponse.Created(response);
    }
}
