using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>An option of a web input.</summary>
public sealed record WebInputOption
{
    /// <summary>The value of the response.</summary>
    public required string OptionId
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>The label.</summary>
    public string? Label { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The label, or the id if there is none.</summary>
    public override string ToString() => Label ?? OptionId;
}
