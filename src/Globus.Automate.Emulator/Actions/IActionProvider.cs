using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// What one of the emulator's own providers must say; storage, permissions, repeats, logs and release are the same for
/// all (<see cref="ActionService"/>).
/// </summary>
internal interface IActionProvider
{
    /// <summary>Its path under <c>/actions/</c>.</summary>
    string Name { get; }

    /// <summary>The addresses, without a trailing slash, that definitions know the provider by.</summary>
    IReadOnlyList<string> HostedUrls { get; }

    ProviderDescription Description { get; }

    /// <summary>What may be kept of an action's input.</summary>
    JsonObject Redact(JsonObject body) => body;

    /// <summary>
    /// How the action stands after the moment. It is called within a transaction, so it must not wait for anything.
    /// </summary>
    ActionProgress Advance(ActionContext context);
}
