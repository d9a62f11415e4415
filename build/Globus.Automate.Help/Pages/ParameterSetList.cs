using Globus.Automate.Help.Text;

namespace Globus.Automate.Help.Pages;

/// <summary>Finds the parameter sets of a command.</summary>
internal static class ParameterSetList
{
    private static readonly string[] Unnamed = [""];

    /// <summary>
    /// The sets that the page lists; where it lists none, those of the parameters, in the order in which they are first
    /// named.
    /// </summary>
    /// <param name="section">The section that lists them, which a page needs where a set has no parameter of its
    /// own.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="PageException">The section is not a list of names, or lacks one.</exception>
    public static IReadOnlyList<string> Read(Section? section, IReadOnlyList<CommandParameter> parameters)
    {
        var named = parameters.SelectMany(parameter => parameter.Facts.ParameterSets).Distinct().ToList();
        if (section is null)
        {
            return named.Count == 0 ? Unnamed : named;
        }

        if (!section.Text.All(text => text is ListItem))
        {
            throw section.Wrong(
                "The section is not a list. Write the name of each parameter set as '- Name', the default first."
            );
        }

        var listed = section.Text.Select(text => ((ListItem)text).Text).ToList();
        return named.Find(set => !listed.Contains(set)) is { } missing
            ? throw section.Wrong(
                $"The parameter set '{missing}' is not listed. Add '- {missing}', or remove the section."
            )
            : listed;
    }
}
