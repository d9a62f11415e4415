using Globus.Automate.Json;

namespace Globus.Automate.Flows;

/// <summary>One answer to choose.</summary>
public sealed record WebInputOption
{
    /// <summary>What to respond with.</summary>
    public required string OptionId
    {
        get;
        init => field = Required.Text(value);
    }

    /// <summary>What people read.</summary>
    public string? Label { get; init; }

    /// <summary>What it means.</summary>
    public string? Description { get; init; }

    /// <summary>The label, or the id where there is none.</summary>
    public override string ToString() => Label ?? OptionId;
}
