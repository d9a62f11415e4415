using System.Text.Json;
using Globus.Automate.Actions;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Calls an action provider.</summary>
internal static class ActionScenarios
{
    /// <summary>Describes a provider, runs an action to its end, and releases it.</summary>
    public static async Task RunAsync(Uri emulator)
    {
        using var session = new Session(emulator);
        var provider = session.Client.ActionProvider(new Uri(emulator, "actions/hello_world"));
        var description = await provider.IntrospectAsync().ConfigureAwait(false);
        Console.Out.WriteLine($"{description.Title}, synchronous {description.Synchronous}");

        using var body = JsonDocument.Parse("""{"echo_string": "Grüße", "sleep_time": 1}""");
        var action = await provider.RunAsync(new ActionRequest { Body = body.RootElement }).ConfigureAwait(false);
        Console.Out.WriteLine($"{action.Status}");
        while (!action.IsFinal)
        {
            action = await provider.GetAsync(action.ActionId).ConfigureAwait(false);
        }

        Console.Out.WriteLine($"{action.Status} {action.Details}");
        await provider.ReleaseAsync(action.ActionId).ConfigureAwait(false);
        await Failure.PrintAsync(() => provider.GetAsync(action.ActionId)).ConfigureAwait(false);
    }
}
