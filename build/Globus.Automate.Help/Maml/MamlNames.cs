using System.Xml.Linq;

namespace Globus.Automate.Help.Maml;

/// <summary>The namespaces of MAML as PowerShell's help uses it.</summary>
internal static class MamlNames
{
    /// <summary>The file's root.</summary>
    public static readonly XNamespace Msh = "http://msh";

    /// <summary>Texts.</summary>
    public static readonly XNamespace Content = "http://schemas.microsoft.com/maml/2004/10";

    /// <summary>Commands.</summary>
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    /// <summary>Code and types.</summary>
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>An element that holds paragraphs.</summary>
    public static XElement Texts(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(text => new XElement(Content + "para", text)));
}
