using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>The routes for the whole state under <c>/_emulator</c>.</summary>
internal sealed class StateEndpoints(Seeder seeder, WorkSignal signal)
{
    public const string SeedPath = "/_emulator/seed";

    /// <summary>The limit for dumps, which can be large.</summary>
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
