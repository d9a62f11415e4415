using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>The help that the package holds, against the commands that it holds.</summary>
public sealed class HelpTests
{
    // One for all tests: none of them changes anything in it.
    private static readonly Shell Engine = new();

    public static TheoryData<string> Commands => [.. Page.Commands.Select(page => page.Name)];

    public static TheoryData<string> Topics => [.. Page.Topics.Select(page => page.Name)];

    public static TheoryData<string> Pages => [.. Page.All.Select(page => page.Name)];

    [Fact]
    public void Every_command_has_a_page_and_every_page_a_command()
    {
        var (commands, pages) = (ExportedCommands("Cmdlet").ToList(), Page.Commands.Select(page => page.Name).ToList());
        AssertNone([
            .. commands.Except(pages).Select(name => $"There is no page for {name}"),
            .. pages.Except(commands).Select(name => $"There is no command {name}"),
        ]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Get_Help_tells_what_a_command_does(string command)
    {
        var help = Engine
            .Run(
                $$"""
                $help = Get-Help {{command}} -Full
                $help.Synopsis
                $help.description.Text -join ' '
                $help.returnValues.returnValue.type.name -join ' '
                """
            )
            .AssertSucceeded();
        Assert.Equal(3, help.Output.Count);
        Assert.DoesNotContain(help.Output, text => text.ToString().Trim().Length == 0);
        Assert.DoesNotContain($"{command} [", help.Output[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Get_Help_shows_the_examples(string command)
    {
        var code = Engine
            .Run($"(Get-Help {command} -Full).examples.example | ForEach-Object {{ $_.code }}")
            .AssertSucceeded();
        Assert.NotEmpty(code.Output);
        Assert.Equal(
            Page.Commands.Single(page => page.Name == command).Examples.Values.Select(example => example.TrimEnd()),
            code.Output.Select(text => text.ToString())
        );
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Get_Help_describes_every_parameter(string command)
    {
        var undescribed = Engine
            .Run(
                $"(Get-Help {command} -Full).parameters.parameter | Where-Object {{ -not $_.description.Text }} | "
                    + "ForEach-Object { $_.name }"
            )
            .AssertSucceeded();
        Assert.Equal("", undescribed.Text);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_facts_of_a_page_are_those_of_the_command(string command)
    {
        var facts = new CommandFacts(Engine);
        var (help, truth) = (facts.FromHelp(command), facts.FromCommand(command));
        AssertNone([
            .. truth.Except(help).Select(fact => $"The command has {fact}"),
            .. help.Except(truth).Select(fact => $"The page says {fact}"),
        ]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_syntax_has_the_parameter_sets_of_the_command(string command)
    {
        var facts = new CommandFacts(Engine);
        var (actual, expected) = (facts.SyntaxFromHelp(command), facts.SyntaxFromCommand(command));
        Assert.Equal(expected[0], actual[0]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_outputs_of_a_page_are_those_of_the_command(string command)
    {
        var facts = new CommandFacts(Engine);
        Assert.Equal(facts.OutputsFromCommand(command), facts.OutputsFromHelp(command));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Get_Help_shows_the_errors_and_the_module_gives_them(string command)
    {
        var ids = Page.Commands.Single(page => page.Name == command).ErrorIds.ToList();
        AssertNone(ids.Except(ModuleErrors.Ids));
        var notes = Engine.Run($"(Get-Help {command} -Full).alertSet.alert.Text").AssertSucceeded().Text;
        Assert.All(ids, id => Assert.Contains($"{id}: ", notes, StringComparison.Ordinal));
    }

    [Fact]
    public void The_topic_about_errors_has_all_that_the_module_gives()
    {
        Assert.NotEmpty(ModuleErrors.Ids);
        var described = Page.Topics.Single(page => page.Name == "about_Globus_Errors").ErrorIds.ToList();
        AssertNone([
            .. ModuleErrors.Ids.Except(described).Select(id => $"The topic lacks {id}"),
            .. described.Except(ModuleErrors.Ids).Select(id => $"Nothing gives {id}"),
        ]);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Get_Help_shows_a_topic_in_80_columns(string topic)
    {
        var text = Engine.Run($"Get-Help {topic}").AssertSucceeded().Text;
        Assert.Contains("LONG DESCRIPTION", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.TrimEnd().Length > 80);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_command_that_a_page_names_is_there(string page) =>
        AssertNone(Page.All.Single(each => each.Name == page).NamedCommands.Except(ExportedCommands("Cmdlet, Alias")));

    private static void AssertNone(IEnumerable<string> differences) =>
        Assert.True(!differences.Any(), string.Join('\n', differences));

    private static IEnumerable<string> ExportedCommands(string types) =>
        Engine
            .Run($"Get-Command -Module Globus.Automate -CommandType {types} | ForEach-Object Name")
            .AssertSucceeded()
            .Output.Select(name => name.ToString());
}
