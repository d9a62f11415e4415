using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>A stored web input of a run.</summary>
internal sealed record WebInputRecord
{
    public long Sequence { get; init; }

    public required Guid WebInputId { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>The present label of the run.</summary>
    public string? RunLabel { get; init; }

    public required Guid FlowId { get; init; }

    public required string FlowTitle { get; init; }

    public required string CreatorUrn { get; init; }

    public required WebInputQuestion Question { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The id of the selected option; null if it is open or was closed without a response.</summary>
    public Guid? ChosenOptionId { get; init; }

    public string Title => Question.Context["title"]!.GetValue<string>();

    public bool IsOpen => ClosedAt is null;

    public WebInputOption? FindOption(JsonNode? optionId) =>
        Question.Options.FirstOrDefault(option => JsonNode.DeepEquals(optionId, option.OptionId.ToString("D")));
}
