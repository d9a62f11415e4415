using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>
/// One of the emulator's own providers. <see cref="ActionService"/> implements storage, permissions, retries, logs and
/// release for all of them.
/// </summary>
internal interface IActionProvider
{
    /// <summary>Its path under <c>/actions/</c>.</summary>
    string Name { get; }

    /// <summary>The addresses of the provider in definitions, without a trailing slash.</summary>
    IReadOnlyList<string> HostedUrls { get; }

    ProviderDescription Description { get; }

    /// <summary>Removes secrets from an action's input before it is stored.</summary>
    JsonObject Redact(JsonObject body) => body;

    /// <summary>
    /// The progress of the action after the event. It is called within a transaction and must not block.
    /// </summary>
    ActionProgress Advance(ActionContext context);
}
