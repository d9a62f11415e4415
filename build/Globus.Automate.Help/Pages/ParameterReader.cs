using Globus.Automate.Help.Text;
using Markdig.Syntax;

namespace Globus.Automate.Help.Pages;

/// <summary>Reads a section about a parameter: its name as the heading, text, and the block of facts.</summary>
internal static class ParameterReader
{
    /// <summary>The parameter.</summary>
    /// <exception cref="PageException">The section has no name, text or facts.</exception>
    public static CommandParameter Read(Section section)
    {
        section.RequireNoSubsections();
        if (!section.Title.StartsWith('-') || section.Title.Contains(' '))
        {
            throw section.Wrong(
                $"'{section.Title}' is not a parameter. Write its name after a hyphen, such as '-FlowId'."
            );
        }

        if (section.Blocks is not [.. var text, FencedCodeBlock { Info: "yaml" } facts])
        {
            throw section.Wrong(
                "The parameter does not end with its facts. Add a fenced yaml block that has at least the line "
                    + "'Type: '."
            );
        }

        if (text.Length == 0)
        {
            throw section.Wrong("The parameter has no text. Say before its facts what it is for.");
        }

        return new CommandParameter(
            section.Title[1..],
            BlockReader.Read(section.Page, text),
            FactsReader.Read(section.Page, facts)
        );
    }
}
