using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

[Collection(nameof(SharedEmulator))]
public sealed class WireTests(WireFixture wire) : IClassFixture<WireFixture>
{
    private const string Error = "error ";

    public static TheoryData<string, string, string> Cases => WireCases.Read();

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_command_sends_exactly_these_requests(string file, string command, string expected)
    {
        Assert.NotEmpty(file);
        var (outcome, requests) = wire.Run(command);
        var outcomes = expected == "none" ? [] : expected.Split(" ;; ");
        var wanted = outcomes.Where(each => !IsError(each)).Select(WireText.Of);
        Assert.Equal(string.Join('\n', wanted), string.Join('\n', requests));
        if (outcomes.SingleOrDefault(IsError)?.Split(' ') is [_, var id, var category])
        {
            outcome.AssertError(id, Enum.Parse<ErrorCategory>(category));
        }
        else
        {
            outcome.AssertSucceeded();
        }
    }

    private static bool IsError(string outcome) => outcome.StartsWith(Error, StringComparison.Ordinal);
}
