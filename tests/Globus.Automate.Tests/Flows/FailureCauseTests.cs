using System.Text.Json;
using Globus.Automate.Flows;

namespace Globus.Automate.Tests.Flows;

/// <summary>
/// Cases/causes.cases: the status and the details of a run, and its current state and the cause of its failure.
/// </summary>
public sealed class FailureCauseTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("causes");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_cause_of_a_failure_is_one_sentence(string run, string expected)
    {
        var (status, details) = (run[..run.IndexOf(' ')], run[(run.IndexOf(' ') + 1)..]);
        var read = JsonSerializer.Deserialize<Run>(
            $$"""{"run_id":"{{Guid.Empty}}","status":"{{status}}","details":{{details}}}""",
            WireDocuments.Options
        )!;

        Assert.Equal(expected, $"{read.CurrentState} ;; {read.FailureCause}".Trim());
    }

    /// <summary>Depths and lengths that a service may send have an end.</summary>
    [Theory]
    [InlineData("{'a': ", "}")]
    [InlineData("[", "]")]
    [InlineData("(", ",)")]
    [InlineData("{'cause': ", "}")]
    public void A_deep_text_is_read_as_text(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 5000)) + "1" + string.Concat(Enumerable.Repeat(close, 5000));
        var cause = JsonSerializer.Serialize(text);
        var read = JsonSerializer.Deserialize<Run>(
            $$"""{"run_id":"{{Guid.Empty}}","status":"FAILED","details":{"exception":"E","cause":{{cause}} } }""",
            WireDocuments.Options
        )!;

        Assert.EndsWith("(E)", read.FailureCause, StringComparison.Ordinal);
    }
}
