using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>The commands and parameters that the guides name, against those that the module has.</summary>
public sealed partial class NamedParameterTests
{
    private static readonly string[] Guides =
    [
        "README.md",
        "docs/README.md",
        "docs/migration.md",
        "docs/hosts.md",
        "docs/security.md",
        "docs/azure-automation.md",
        "docs/testing-flows.md",
        "SECURITY.md",
        "examples/README.md",
    ];

    // One for all tests: none of them changes anything in it.
    private static readonly Shell Engine = new();

    private static readonly Dictionary<string, CommandInfo> Commands = Engine
        .Run("Get-Command -Module Globus.Automate -CommandType Cmdlet, Alias")
        .AssertSucceeded()
        .Output.Select(command => (CommandInfo)command.BaseObject)
        .ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Each page with each command and parameter that it names; a parameter may belong to one of several.
    /// </summary>
    public static TheoryData<string, string, string> Named() =>
        [
            .. Guides
                .Select(DocumentationPage.Find)
                .SelectMany(page =>
                    page.Code.SelectMany(InCode)
                        .Concat(page.Paragraphs.SelectMany(text => InParagraph(text, CommandsOf(page))))
                        .Select(named => (page.Name, named.Commands, named.Parameter))
                )
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Named))]
    public void A_command_and_its_parameter_exist(string page, string commands, string parameter)
    {
        var named = commands.Split(' ');
        Assert.All(named, command => Assert.True(Commands.ContainsKey(command), $"{page} names {command}."));
        Assert.True(
            parameter.Length == 0 || named.Any(command => Takes(Commands[command], parameter)),
            $"{page} names -{parameter} of {commands}."
        );
    }

    private static bool Takes(CommandInfo command, string parameter) =>
        command.Parameters.Values.Any(each =>
            each.Aliases.Append(each.Name).Contains(parameter, StringComparer.OrdinalIgnoreCase)
        );

    private static IEnumerable<(string Commands, string Parameter)> InCode(string code) =>
        Parser
            .ParseInput(code, out _, out _)
            .FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
            .Cast<CommandAst>()
            .Select(command => (Name: command.GetCommandName() ?? "", Elements: command.CommandElements))
            .Where(command => CommandName().IsMatch(command.Name))
            .SelectMany(command =>
                command
                    .Elements.OfType<CommandParameterAst>()
                    .Select(parameter => (command.Name, parameter.ParameterName))
                    .Prepend((command.Name, ""))
            );

    private static string CommandsOf(DocumentationPage page) =>
        string.Join(
            ' ',
            page.Paragraphs.SelectMany(DocumentationPage.CodeSpans)
                .Concat(page.Code)
                .SelectMany(InCode)
                .Select(each => each.Commands)
                .Distinct()
        );

    // A parameter that stands alone belongs to a command that its paragraph names, or else its page.
    private static IEnumerable<(string Commands, string Parameter)> InParagraph(string paragraph, string ofPage)
    {
        var spans = DocumentationPage.CodeSpans(paragraph).ToList();
        var named = spans.SelectMany(InCode).ToList();
        var commands = named.Count == 0 ? ofPage : string.Join(' ', named.Select(each => each.Commands).Distinct());
        return spans
            .Select(span => LoneParameter().Match(span))
            .Where(match => match.Success)
            .Select(match => (commands, match.Groups[1].Value))
            .Concat(named);
    }

    [GeneratedRegex("^[A-Z][a-z]+-Globus")]
    private static partial Regex CommandName();

    [GeneratedRegex(@"^-([A-Za-z]\w*)(?![\w-])")]
    private static partial Regex LoneParameter();
}
