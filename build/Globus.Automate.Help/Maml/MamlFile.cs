using System.Text;
using System.Xml;
using System.Xml.Linq;
using Globus.Automate.Help.Pages;

namespace Globus.Automate.Help.Maml;

/// <summary>Writes the file from which Get-Help answers for the commands of an assembly.</summary>
internal static class MamlFile
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.None,
    };

    /// <summary>Writes the file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="pages">The commands.</param>
    public static void Write(string path, IEnumerable<CommandPage> pages)
    {
        using var writer = XmlWriter.Create(path, Settings);
        new XDocument(
            new XElement(
                MamlNames.Msh + "helpItems",
                new XAttribute("schema", "maml"),
                new XAttribute(XNamespace.Xmlns + "maml", MamlNames.Content),
                new XAttribute(XNamespace.Xmlns + "command", MamlNames.Command),
                new XAttribute(XNamespace.Xmlns + "dev", MamlNames.Dev),
                pages.Select(MamlCommand.Of)
            )
        ).Save(writer);
    }
}
