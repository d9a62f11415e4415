using System.Management.Automation;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>What a script wrote, stream by stream.</summary>
internal sealed class Outcome(PSDataCollection<PSObject> output, PSDataStreams streams, ErrorRecord? terminating)
{
    public IReadOnlyList<PSObject> Output { get; } = [.. output];

    public IReadOnlyList<ErrorRecord> Errors { get; } =
        terminating is null ? [.. streams.Error] : [.. streams.Error, terminating];

    public IReadOnlyList<string> Warnings { get; } = [.. streams.Warning.Select(record => record.Message)];

    public IReadOnlyList<string> Verbose { get; } = [.. streams.Verbose.Select(record => record.Message)];

    public IReadOnlyList<string> Debug { get; } = [.. streams.Debug.Select(record => record.Message)];

    public IReadOnlyList<string> Information { get; } = [.. streams.Information.Select(record => record.ToString())];

    public IReadOnlyList<ProgressRecord> Progress { get; } = [.. streams.Progress];

    public Outcome AssertSucceeded()
    {
        Assert.Empty(Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"));
        return this;
    }

    /// <summary>The one object that the script wrote, its property of that name.</summary>
    public object? Property(string name) => Assert.Single(Output).Properties[name]?.Value;

    public string Text => string.Join("\n", Output.Select(item => item?.ToString()));

    /// <summary>
    /// The one error, which has this id, category and some advice, and shows no stack trace and no JSON.
    /// </summary>
    public ErrorRecord AssertError(string id, ErrorCategory category)
    {
        var error = Assert.Single(Errors);
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("{\"", error.ToString(), StringComparison.Ordinal);
        return error;
    }
}
