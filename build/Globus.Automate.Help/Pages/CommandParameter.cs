using Globus.Automate.Help.Text;

namespace Globus.Automate.Help.Pages;

/// <summary>A parameter: what it is for, and the facts by which PowerShell binds it.</summary>
internal sealed record CommandParameter(string Name, IReadOnlyList<TextBlock> Description, ParameterFacts Facts)
{
    /// <summary>Whether it is a switch, which takes no value.</summary>
    public bool IsSwitch => Facts.Type == "SwitchParameter";

    /// <summary>Whether it can be used in a parameter set.</summary>
    /// <param name="set">The set's name.</param>
    public bool IsIn(string set) => Facts.ParameterSets.Count == 0 || Facts.ParameterSets.Contains(set);
}
