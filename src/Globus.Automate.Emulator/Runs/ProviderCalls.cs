using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// The calls of a provider in one visit of a state: the first one and the latest ones, because an action may be polled
/// for days.
/// </summary>
/// <param name="Text">The calls as a JSON array.</param>
/// <param name="Count">The number of calls, including those that are not kept.</param>
internal sealed record ProviderCalls(string Text, int Count)
{
    /// <summary>The maximum number of kept calls.</summary>
    public const int MaximumCount = 10;

    private const int MaximumLength = 16 * 1024;

    public static ProviderCalls None { get; } = new("[]", 0);

    public ProviderCalls Add(
        PendingAction action,
        ProviderResponse response,
        IReadOnlyCollection<string> privateNames,
        DateTimeOffset now
    )
    {
        var call = Describe(action, response, privateNames, now);
        if (Count == 0)
        {
            return new ProviderCalls($"[{call}]", 1);
        }

        var calls = JsonText.Parse(Text).AsArray();
        if (calls.Count == MaximumCount)
        {
            calls.RemoveAt(1);
        }

        calls.Add(JsonText.Parse(call));
        return new ProviderCalls(calls.ToText(), Count + 1);
    }

    private static string Describe(
        PendingAction action,
        ProviderResponse response,
        IReadOnlyCollection<string> privateNames,
        DateTimeOffset now
    )
    {
        var (result, document) = response switch
        {
            ProviderResponse.Status status => ("status", status.Document),
            ProviderResponse.Result output => ("output", output.Output),
            ProviderResponse.Refused refused => ("refused", refused.Error),
            ProviderResponse.Unreachable unreachable => ("unreachable", JsonValue.Create(unreachable.Reason)),
            ProviderResponse.Delayed delayed => ("delayed", JsonValue.Create(delayed.Reason)),
            ProviderResponse.NoOutcome none => ("no_outcome", JsonValue.Create(none.Reason)),
            ProviderResponse.NoToken none => ("no_token", JsonValue.Create(none.Reason)),
            _ => throw new InvalidOperationException($"Unknown response {response.GetType().Name}."),
        };
        var text = PrivateValues.Hide(document.ToText(), privateNames);
        text = text.Length <= MaximumLength ? text : $$"""{"omitted_characters":{{text.Length}}}""";
        var operation =
            action.ActionId is null ? "run"
            : action.IsResumed ? "resume"
            : "status";
        var members = $"\"time\":\"{now.ToWire()}\",\"operation\":\"{operation}\",\"url\":{JsonText.Quote(action.Url)}";
        return $"{{{members},\"result\":\"{result}\",\"document\":{text}}}";
    }
}
