using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// What one of the emulator's own providers must say; storage, permissions, repeats and release are the same for all
/// (<see cref="ActionService"/>).
/// </summary>
internal interface IActionProvider
{
    /// <summary>The last part of its address under <c>/actions/</c>.</summary>
    string Name { get; }

    string Scope { get; }

    /// <summary>The addresses, without a trailing slash, that definitions know the provider by.</summary>
    IReadOnlyList<string> HostedUrls { get; }

    JsonObject Describe();

    /// <summary>How the action stands now: after its start, when its time has come, and after a resume.</summary>
    ActionProgress Advance(ActionRecord action, JsonObject body, DateTimeOffset now);
}
