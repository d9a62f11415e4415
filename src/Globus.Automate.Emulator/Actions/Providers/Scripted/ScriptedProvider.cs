using Globus.Automate.Emulator.Actions.Scripts;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Actions.Providers.Scripted;

/// <summary>
/// Runs the steps of its input: statuses, errors and missing responses, limited by time, by responses, or until
/// resumed.
/// </summary>
internal sealed class ScriptedProvider : IActionProvider
{
    public string Name => "scripted";

    public IReadOnlyList<string> HostedUrls { get; } = [];

    public ProviderDescription Description { get; } =
        new()
        {
            Title = "Scripted",
            Subtitle = "An action that runs the steps of its input; only in the emulator",
            Scope = KnownScopes.Scripted,
            InputSchema = Script.Schema,
            KeepsLog = true,
        };

    public ActionProgress Advance(ActionContext context) => Script.Read(context.Body).Advance(context);
}
