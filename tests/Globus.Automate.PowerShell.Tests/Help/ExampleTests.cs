namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>
/// Runs every example of the help as it stands. What <see cref="ExampleShell"/> prepares, an example may use.
/// </summary>
[Collection(nameof(RunAlone))]
public sealed class ExampleTests : IDisposable
{
    private readonly ExampleShell _shell = new();

    public static TheoryData<string, string> Examples()
    {
        var examples = new TheoryData<string, string>();
        foreach (var page in Page.Commands)
        {
            foreach (var title in page.Examples.Keys)
            {
                examples.Add(page.Name, title);
            }
        }

        return examples;
    }

    public static TheoryData<string> Topics =>
        [.. Page.Topics.Where(page => page.Code.Length > 0).Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs_as_it_stands(string command, string title) =>
        _shell.Run(Page.Commands.Single(page => page.Name == command).Examples[title]).AssertSucceeded();

    [Theory]
    [MemberData(nameof(Topics))]
    public void The_code_of_a_topic_runs_as_it_stands(string topic) =>
        _shell.Run(Page.Topics.Single(page => page.Name == topic).Code).AssertSucceeded();

    public void Dispose() => _shell.Dispose();
}
