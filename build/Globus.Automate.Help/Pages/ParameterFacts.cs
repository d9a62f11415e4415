namespace Globus.Automate.Help.Pages;

/// <summary>The facts by which PowerShell binds a parameter. What a page leaves out has the value given here.</summary>
internal sealed record ParameterFacts
{
    /// <summary>The type of its value.</summary>
    public required string Type { get; init; }

    /// <summary>The parameter sets that it is in; all when empty.</summary>
    public IReadOnlyList<string> ParameterSets { get; init; } = [];

    /// <summary>Whether it has to be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The parameter sets in which it has to be given, where it is in others, too, and need not.</summary>
    public IReadOnlyList<string> RequiredIn { get; init; } = [];

    /// <summary>Where it stands when its name is left out; null when it has to be named.</summary>
    public int? Position { get; init; }

    /// <summary>How it takes input: ByValue, ByPropertyName, both, or not at all.</summary>
    public IReadOnlyList<string> PipelineInput { get; init; } = [];

    /// <summary>Its other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What holds when it is not given.</summary>
    public string Default { get; init; } = "None";

    /// <summary>Whether its value may hold wildcards.</summary>
    public bool AcceptsWildcards { get; init; }

    /// <summary>The only values that it takes; any of its type when empty.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];
}
