using System.Management.Automation;
using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Python;

/// <summary>The names by which users of the client for Python know methods and arguments.</summary>
public sealed partial class PythonNameTests
{
    // One for all tests: none of them changes anything in it.
    private static readonly Shell Engine = new();

    public static TheoryData<string, string, string> Methods()
    {
        var methods = new TheoryData<string, string, string>();
        foreach (var parts in CaseFile.ReadParts("python-methods", 2))
        {
            var call = Method().Match(parts[0]);
            methods.Add(call.Groups[1].Value, call.Groups[2].Value, parts[1]);
        }

        return methods;
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_arguments_of_a_method_are_parameters_of_its_command(string method, string arguments, string command)
    {
        var parameters = ((CmdletInfo)Engine.Run($"Get-Command {command}").AssertSucceeded().Output.Single().BaseObject)
            .Parameters
            .Values;
        var names = parameters
            .SelectMany(parameter => parameter.Aliases.Append(parameter.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = Taken(arguments).Except(names, StringComparer.OrdinalIgnoreCase).ToList();
        Assert.True(missing.Count == 0, $"{method} takes {string.Join(", ", missing)}, and {command} does not.");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_help_names_the_command_for_a_method_and_says_where_its_arguments_go(
        string method,
        string arguments,
        string command
    )
    {
        var row = File.ReadLines(Path.Combine(Repository.Root, "docs", "en-US", "about_Globus_Automate.md"))
            .Single(line => line.StartsWith($"| `{method}` |", StringComparison.Ordinal));
        Assert.Contains($"`{command}", row, StringComparison.Ordinal);
        var missing = arguments
            .Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(argument => argument.TrimStart('-'))
            .Where(argument => !row.Contains($"`{argument}`", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_migration_guide_has_the_method_with_its_command_and_its_arguments(
        string method,
        string arguments,
        string command
    )
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "migration.md"));
        Assert.Matches($@"(?m)^\| `{method}\b.*`{command}\b", guide);
        var missing = arguments
            .Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(argument => argument.TrimStart('-'))
            .Where(argument => !Regex.IsMatch(guide, $@"`(?:[^`\n]*\W)?{argument}\b"));
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Taken(string arguments) =>
        arguments
            .Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Where(argument => argument[0] != '-')
            .Select(argument => argument.Replace("_", "", StringComparison.Ordinal));

    [GeneratedRegex(@"^(\w+)\((.*)\)$")]
    private static partial Regex Method();
}
