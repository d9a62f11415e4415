using System.Globalization;
using System.Xml.Linq;
using Globus.Automate.Help.Pages;
using static Globus.Automate.Help.Maml.MamlNames;

namespace Globus.Automate.Help.Maml;

/// <summary>The MAML of one command.</summary>
internal static class MamlCommand
{
    private const string BlankLine = "";
    private const string OnlineVersion = "Online version";

    /// <summary>The element.</summary>
    public static XElement Of(CommandPage page) =>
        new(
            Command + "command",
            Details(page),
            Texts(Content + "description", MamlText.Paragraphs(page.Description)),
            new XElement(Command + "syntax", MamlSyntax.Items(page)),
            new XElement(Command + "parameters", page.Parameters.Select(parameter => MamlParameter.Of(parameter))),
            new XElement(Command + "inputTypes", page.Inputs.Select(type => TypeOf(Command + "inputType", type))),
            new XElement(Command + "returnValues", page.Outputs.Select(type => TypeOf(Command + "returnValue", type))),
            Notes(page),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", Links(page).Select(Link))
        );

    private static XElement Details(CommandPage page) =>
        new(
            Command + "details",
            new XElement(Command + "name", page.Name),
            new XElement(Command + "verb", page.Name.Split('-')[0]),
            new XElement(Command + "noun", page.Name.Split('-')[1]),
            Texts(Content + "description", [page.Synopsis])
        );

    private static XElement TypeOf(XName name, TypeText type) =>
        new(
            name,
            new XElement(Dev + "type", new XElement(Content + "name", type.Type)),
            Texts(Content + "description", MamlText.Paragraphs(type.Description))
        );

    private static XElement? Notes(CommandPage page) =>
        page.Errors.Count == 0
            ? null
            : new XElement(
                Content + "alertSet",
                Texts(
                    Content + "alert",
                    page.Errors.Select(error => $"{error.Id}: {error.When} {error.WhatToDo}")
                        .Concat(MamlText.Paragraphs(page.Notes))
                )
            );

    private static XElement Example(CommandExample example, int index) =>
        new(
            Command + "example",
            new XElement(
                Content + "title",
                string.Format(
                    CultureInfo.InvariantCulture,
                    "---------- Example {0}: {1} ----------",
                    index + 1,
                    example.Title
                )
            ),
            new XElement(Dev + "code", string.Join('\n', example.Code)),
            Texts(Dev + "remarks", MamlText.Paragraphs(example.Remarks).Append(BlankLine))
        );

    // Get-Help -Online opens the first address.
    private static IEnumerable<RelatedLink> Links(CommandPage page) =>
        page.Related.Prepend(new RelatedLink(OnlineVersion, page.Address));

    private static XElement Link(RelatedLink link) =>
        new(
            Content + "navigationLink",
            new XElement(Content + "linkText", link.Text),
            new XElement(Content + "uri", link.Address.OriginalString)
        );
}
