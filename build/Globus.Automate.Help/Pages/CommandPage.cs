using Globus.Automate.Help.Text;

namespace Globus.Automate.Help.Pages;

/// <summary>The page of one command.</summary>
internal sealed record CommandPage
{
    /// <summary>The command: a verb, a hyphen, a noun.</summary>
    public required string Name { get; init; }

    /// <summary>The address at which readers find the page.</summary>
    public required Uri Address { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Synopsis { get; init; }

    /// <summary>Its parameter sets, the default first; one without a name when it has no others.</summary>
    public required IReadOnlyList<string> ParameterSets { get; init; }

    /// <summary>What it does, at length.</summary>
    public required IReadOnlyList<TextBlock> Description { get; init; }

    /// <summary>How it is used.</summary>
    public required IReadOnlyList<CommandExample> Examples { get; init; }

    /// <summary>Its parameters but the common ones.</summary>
    public required IReadOnlyList<CommandParameter> Parameters { get; init; }

    /// <summary>What it takes from the pipeline.</summary>
    public required IReadOnlyList<TypeText> Inputs { get; init; }

    /// <summary>What it writes to the pipeline.</summary>
    public required IReadOnlyList<TypeText> Outputs { get; init; }

    /// <summary>The errors that it is likely to write.</summary>
    public required IReadOnlyList<CommandError> Errors { get; init; }

    /// <summary>What stands below the table of the errors.</summary>
    public required IReadOnlyList<TextBlock> Notes { get; init; }

    /// <summary>Where to read on.</summary>
    public required IReadOnlyList<RelatedLink> Related { get; init; }
}
