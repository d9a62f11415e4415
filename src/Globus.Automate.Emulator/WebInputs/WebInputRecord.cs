using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>A stored web input: a question that a run has asked people.</summary>
internal sealed record WebInputRecord
{
    public long Sequence { get; init; }

    public required Guid WebInputId { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>The run's label, as it is now.</summary>
    public string? RunLabel { get; init; }

    public required Guid FlowId { get; init; }

    public required string FlowTitle { get; init; }

    public required string CreatorUrn { get; init; }

    public required WebInputQuestion Question { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The id of the option that was chosen; null also where it was closed without an answer.</summary>
    public Guid? ChosenOptionId { get; init; }

    public string Title => Question.Context["title"]!.GetValue<string>();

    public bool IsOpen => ClosedAt is null;

    /// <summary>
    /// A question of the state that the run is in; its ids, and those of its options, follow from run and visit.
    /// </summary>
    public static WebInputRecord Of(RunRecord run, WebInputQuestion question, DateTimeOffset now, TimeSpan lifetime) =>
        new()
        {
            WebInputId = IdSource.FromName($"web input {run.RunId:D} {run.Visit}"),
            RunId = run.RunId,
            RunLabel = run.Label,
            FlowId = run.FlowId,
            FlowTitle = run.FlowTitle,
            CreatorUrn = run.RunOwner,
            Question = question with
            {
                Options =
                [
                    .. question.Options.Select(
                        (option, index) =>
                            option with
                            {
                                OptionId = IdSource.FromName($"option {run.RunId:D} {run.Visit} {index}"),
                            }
                    ),
                ],
            },
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        };

    public WebInputOption? FindOption(JsonNode? optionId) =>
        Question.Options.FirstOrDefault(option => JsonNode.DeepEquals(optionId, option.OptionId.ToString("D")));
}
