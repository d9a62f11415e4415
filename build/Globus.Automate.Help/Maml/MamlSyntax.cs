using System.Xml.Linq;
using Globus.Automate.Help.Pages;
using static Globus.Automate.Help.Maml.MamlNames;

namespace Globus.Automate.Help.Maml;

/// <summary>
/// Derives the syntax of a command, one item for each parameter set, from the facts of its parameters.
/// </summary>
internal static class MamlSyntax
{
    /// <summary>The items.</summary>
    public static IEnumerable<XElement> Items(CommandPage page) =>
        page.ParameterSets.Select(set => new XElement(
            Command + "syntaxItem",
            new XElement(Content + "name", page.Name),
            page.Parameters.Where(parameter => parameter.IsIn(set))
                .OrderBy(parameter => Rank(parameter, set))
                .Select(parameter => MamlParameter.Of(parameter, set))
        ));

    // As PowerShell orders them: by position, then what has to be named, then the rest.
    private static int Rank(CommandParameter parameter, string set) =>
        parameter.Facts switch
        {
            { Position: { } position } => position,
            { IsRequired: true } => int.MaxValue - 1,
            { RequiredIn: var sets } when sets.Contains(set) => int.MaxValue - 1,
            _ => int.MaxValue,
        };
}
