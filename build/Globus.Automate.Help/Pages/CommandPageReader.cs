using Globus.Automate.Help.Text;
using Markdig.Syntax;

namespace Globus.Automate.Help.Pages;

/// <summary>Reads the page of a command, section by section.</summary>
internal sealed class CommandPageReader
{
    private static readonly string[] Needed = ["Synopsis", "Description", "Examples", "Outputs"];
    private static readonly string[] Order =
    [
        "Synopsis",
        "Syntax",
        "Description",
        "Examples",
        "Parameters",
        "Inputs",
        "Outputs",
        "Errors",
        "Related",
    ];

    private readonly PageFile _page;

    private CommandPageReader(PageFile page)
    {
        _page = page;
        RequireOrder();
        foreach (var title in Needed)
        {
            if (Find(title) is null)
            {
                throw page.Wrong(1, $"The page has no section '{title}'. Add '## {title}'.");
            }
        }
    }

    /// <summary>The page.</summary>
    /// <param name="page">The file.</param>
    /// <param name="shared">The parameters that pages share.</param>
    /// <exception cref="PageException">A section is missing, out of order, or not as it has to be.</exception>
    public static CommandPage Read(PageFile page, IReadOnlyList<CommandParameter> shared)
    {
        if (page.Name.Split('-') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw page.Wrong(1, $"'{page.Name}' is not a command. Name the page Verb-Noun.md or about_Topic.md.");
        }

        return new CommandPageReader(page).Read(shared);
    }

    private CommandPage Read(IReadOnlyList<CommandParameter> shared)
    {
        var parameters = Find("Parameters") is { } section ? ReadParameters(section, shared) : [];
        return new()
        {
            Name = _page.Name,
            Address = _page.Address,
            Synopsis = ReadSynopsis(Find("Synopsis")!),
            ParameterSets = ParameterSetList.Read(Find("Syntax"), parameters),
            Description = ReadText(Find("Description")!),
            Examples = [.. Find("Examples")!.Subsections.Select(ReadExample)],
            Parameters = parameters,
            Inputs = ReadTypes(Find("Inputs")),
            Outputs = ReadTypes(Find("Outputs")),
            Errors = Find("Errors") is { } errors ? ErrorTable.Read(errors) : [],
            Notes = Find("Errors") is { } notes ? BlockReader.Read(_page, notes.Blocks.Skip(1)) : [],
            Related = Find("Related") is { } related ? [.. RelatedLinks.Read(related)] : [],
        };
    }

    private void RequireOrder()
    {
        var last = -1;
        foreach (var section in _page.Sections)
        {
            var place = Array.IndexOf(Order, section.Title);
            if (place < 0)
            {
                throw section.Wrong(
                    $"'{section.Title}' is not a section of a command's page. Known are {string.Join(", ", Order)}."
                );
            }

            if (place <= last)
            {
                throw section.Wrong(
                    $"'{section.Title}' stands too late or twice. The order is {string.Join(", ", Order)}."
                );
            }

            last = place;
            RequireShape(section);
        }
    }

    private static void RequireShape(Section section)
    {
        if (section.Title is "Examples" or "Inputs" or "Outputs")
        {
            section.RequireOnlySubsections();
        }
        else if (section.Title != "Parameters")
        {
            section.RequireNoSubsections();
        }
    }

    private Section? Find(string title) => _page.Sections.FirstOrDefault(section => section.Title == title);

    private static string ReadSynopsis(Section section) =>
        section.Text is [Paragraph text]
            ? text.Text
            : throw section.Wrong("The synopsis is not one paragraph. Say in one sentence what the command does.");

    private static IReadOnlyList<TextBlock> ReadText(Section section) =>
        section.Text is { Count: > 0 } text
            ? text
            : throw section.Wrong($"'{section.Title}' has no text. Write at least a paragraph.");

    private static CommandExample ReadExample(Section section) =>
        section.Blocks is [FencedCodeBlock { Info: "powershell" } code, .. var remarks]
            ? new CommandExample(section.Title, BlockReader.CodeLines(code), BlockReader.Read(section.Page, remarks))
            : throw section.Wrong(
                "The example does not begin with its code. Put a fenced powershell block right below the heading."
            );

    private static List<CommandParameter> ReadParameters(Section section, IReadOnlyList<CommandParameter> shared)
    {
        List<CommandParameter> parameters =
        [
            .. section.Subsections.Select(ParameterReader.Read),
            .. SharedParameters.Linked(section, shared),
        ];
        return parameters.GroupBy(parameter => parameter.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw section.Wrong($"-{twice.Key} is there twice. Remove one of them.")
            : parameters;
    }

    private static List<TypeText> ReadTypes(Section? section) =>
        section is null ? [] : [.. section.Subsections.Select(type => new TypeText(type.Title, ReadText(type)))];
}
