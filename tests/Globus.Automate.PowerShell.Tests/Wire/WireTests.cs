using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>
/// The files in Cases/Wire: <c>command => outcome ;; outcome</c>. An outcome is a request, <c>PUT /flows/{flow}
/// {"title":"x"}</c>, an error, <c>error FlowNotFound ObjectNotFound</c>, or <c>none</c>. <c>$wire</c> of a command
/// makes its requests go wrong, <c>Fresh</c> is a context that knows nothing yet, <c>Hasty</c> one that repeats nothing
/// and waits for a second only. Words in braces stand for ids (<see cref="WireFixture"/>), <c>{uuid}</c> for any other.
/// </summary>
[Collection(nameof(SharedEmulator))]
public sealed class WireTests(WireFixture wire) : IClassFixture<WireFixture>
{
    private const string Error = "error ";

    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        from file in CaseFile.Names("Wire")
        from parts in CaseFile.ReadParts(file, 2)
        select new TheoryDataRow<string, string>(parts[0], parts[1]) { TestDisplayName = $"{file}: {parts[0]}" };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_command_sends_exactly_these_requests(string command, string expected)
    {
        var outcomes = expected == "none" ? [] : expected.Split(" ;; ");
        var wanted = outcomes.Where(each => !IsError(each)).Select(WireText.Of).ToList();
        var (outcome, requests) = wire.Run(command, wanted.Count);
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
