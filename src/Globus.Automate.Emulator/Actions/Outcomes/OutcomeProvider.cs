using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions.Scripts;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Outcomes;

/// <summary>
/// Replaces an action provider whose outcome was seeded. An action keeps its script when the seed changes.
/// </summary>
internal sealed class OutcomeProvider(string? script) : IActionProvider
{
    public const string ProviderName = "outcome";

    private const string ScriptMember = "script";
    private const string PositionMember = "position";

    /// <summary>Finds the outcomes of actions that have started.</summary>
    public static OutcomeProvider OfStarted { get; } = new(script: null);

    public string Name => ProviderName;

    public IReadOnlyList<string> HostedUrls { get; } = [];

    public ProviderDescription Description { get; } =
        new()
        {
            Title = "Seeded outcome",
            Subtitle = "Replaces an action provider",
            Scope = "",
            InputSchema = "{}",
        };

    public ActionProgress Advance(ActionContext context)
    {
        var memory = context.Action.Progress.ProviderState is { } text ? JsonText.ParseObject(text) : [];
        var steps = memory[ScriptMember] ?? JsonText.Parse(script!);
        var inner = context.Action with
        {
            Progress = context.Action.Progress with { ProviderState = memory[PositionMember]?.ToText() },
        };
        var progress = Script.Read(steps.AsObject()).Advance(context with { Action = inner });
        var position = progress.ProviderState is null ? null : JsonText.Parse(progress.ProviderState);
        return progress with
        {
            ProviderState = new JsonObject { [ScriptMember] = steps.DeepClone(), [PositionMember] = position }.ToText(),
        };
    }
}
