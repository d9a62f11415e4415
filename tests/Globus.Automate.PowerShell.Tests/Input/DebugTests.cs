using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Help;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary><c>-Debug</c> alone asks nothing, and what a command writes without it comes out with it.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class DebugTests(AttendedInputFixture input) : IClassFixture<AttendedInputFixture>
{
    private const string Warns =
        "Test-GlobusFlow -Definition "
        + "'{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":40000000,\"End\":true}}}'";

    // Each call of a command adds a request, so the list of requests is never the same.
    public static TheoryData<string> Commands =>
        [.. Page.Commands.Select(page => page.Name).Where(name => name != "Get-GlobusEmulatorRequest")];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_writes_the_same_and_asks_nothing(string command)
    {
        var info = input.Command(command);
        foreach (var set in info.ParameterSets)
        {
            var arguments = input.Arguments.In(info, set);
            // What is removed by the first call is not there for the others.
            input.Connect();
            input.Run(command, arguments);
            input.Connect();
            var plain = input.Run(command, arguments);
            input.Connect();
            arguments["Debug"] = true;
            var debugged = input.Run(command, arguments);

            Assert.Empty(input.Questions);
            Assert.Equal(Described(plain), Described(debugged));
        }
    }

    [Theory]
    [InlineData("-Debug 3>&1 5>$null", "WarningRecord, Boolean")]
    [InlineData("-Debug -WarningVariable told 3>$null 5>$null; $told", "Boolean, WarningRecord")]
    [InlineData("-Debug -WarningAction SilentlyContinue 3>&1 5>$null", "Boolean")]
    [InlineData(
        "-Debug -WarningAction SilentlyContinue -WarningVariable told 5>$null; $told",
        "Boolean, WarningRecord"
    )]
    [InlineData("-Debug -WarningAction Ignore 3>&1 5>$null", "Boolean")]
    public void A_warning_goes_where_it_is_sent(string parameters, string types)
    {
        var outcome = input.Run($"{Warns} {parameters} #", []).AssertSucceeded();
        Assert.Equal(types, string.Join(", ", outcome.Output.Select(item => item.BaseObject.GetType().Name)));
        Assert.Empty(input.Questions);
    }

    [Fact]
    public void A_warning_ends_the_command_where_that_is_wanted() =>
        Assert.StartsWith(
            "ActionPreferenceStop",
            Assert.Single(input.Run($"{Warns} -Debug -WarningAction Stop #", []).Errors).FullyQualifiedErrorId,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_warning_asks_where_that_is_wanted()
    {
        input.Run($"{Warns} -Debug -WarningAction Inquire #", []);
        Assert.NotEmpty(input.Questions);
        input.Forget();
    }

    [Fact]
    public void Debug_and_verbose_lines_come_out()
    {
        input.Connect();
        var outcome = input.Run("Get-GlobusFlow -First 1 -Debug 4>&1 5>&1 #", []).AssertSucceeded();
        Assert.Contains(outcome.Output, item =>
            item.BaseObject is VerboseRecord record && record.Message.Contains("/flows 200", StringComparison.Ordinal)
        );
        Assert.Contains(outcome.Output, item =>
            item.BaseObject is DebugRecord record && record.Message.StartsWith("< {", StringComparison.Ordinal)
        );
        Assert.Empty(input.Questions);
    }

    private static string Described(Outcome outcome) =>
        string.Join(
            '\n',
            outcome
                .Output.Select(item => item.TypeNames[0])
                .Concat(outcome.Errors.Select(error => error.FullyQualifiedErrorId))
                .Concat(outcome.Warnings)
        );
}
